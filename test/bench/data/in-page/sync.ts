import { NO_STAMP, nextStamp } from '../../../../lib/core/clock.ts';
import type { Stamped } from '../../../../lib/core/stamped.ts';
import { browser } from '../../../../lib/platform/browser.ts';
import { applyEdit } from '../../../../lib/storage/edits.ts';
import { syncStore } from '../../../../lib/storage/sync-store.ts';
import type { Mailbox } from '../../../../lib/sync/mailbox.ts';
import { reconcile } from '../../../../lib/sync/reconcile.ts';
import { NOW } from '../issues.ts';

/** One pass of sync over many stamped records and the browser's own storage, which they fill. */

const WEEK = 7 * 86_400_000;
// The background makes no pass of its own meanwhile (lib/background/sync.ts).
void navigator.locks.request('plumbline-sync', () => new Promise(() => undefined));

let writes = 0;
let edits = 0;

const mailbox: Mailbox = {
  get: () => browser.storage.sync.get(null),
  set: async (items) => {
    writes += 1;
    await browser.storage.sync.set(items);
  },
  remove: async (keys) => {
    writes += 1;
    await browser.storage.sync.remove(keys);
  },
};

async function pass(): Promise<{ ms: number; writes: number }> {
  writes = 0;
  const start = performance.now();
  await reconcile(syncStore, mailbox, new Date().toISOString());
  return { ms: performance.now() - start, writes };
}

/** Links by hand over a year of weeks, as another device would have sent them; then passes until all is at rest. */
async function fill(count: number): Promise<number> {
  const records = Array.from({ length: count }, (_, i): Stamped => {
    const stamp = nextStamp(NO_STAMP, Date.parse(NOW.at) - (i % 52) * WEEK, 'other');
    const issue = `github:github.com/acme/shop#${i + 1}`;
    const values = { issue, goal: `goal-${1 + (i % 5)}`, at: NOW.at };
    const fields = Object.entries(values).map(([name, value]): [string, [unknown, string]] => [
      name,
      [value, stamp],
    ]);
    return { table: 'links', id: `${issue} ${values.goal}`, fields: Object.fromEntries(fields) };
  });
  await syncStore.merge(records);
  await pass();
  await pass();
  return browser.storage.sync.getBytesInUse(null);
}

/** An answer by hand, and the pass that sends it. */
async function sent(): Promise<{ ms: number; writes: number }> {
  edits += 1;
  await applyEdit(`bench-${Date.now()}-${edits}`, {
    kind: 'dispose',
    issues: [`github:github.com/acme/app#${edits}`],
    disposition: { kind: 'upkeep' },
  });
  return pass();
}

Object.assign(globalThis, { lab: { fill, pass, sent } });
