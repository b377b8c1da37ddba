import 'fake-indexeddb/auto';
import { afterEach, beforeEach, vi } from 'vitest';
import type { Edit } from '../../lib/core/edit.ts';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { actsSchema, viewSchema } from '../../lib/core/schemas/view.ts';
import { actsKey, NO_ACTS, notesKey, VIEW_KEY } from '../../lib/core/view.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { publishAll, publishChanges } from '../../lib/storage/publish.ts';
import { local } from '../local.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from './fresh.ts';

export const SHOP = 'github:github.com/acme/shop';

export const PLAN = 'github:github.com/acme/plan';

export const problems = vi.fn(async () => undefined);

/** The last day of W47, on which every test begins. */
const SUNDAY = local('2026-11-22T12:00');

let count = 0;

export const published = () => browser.storage.local.get(null);

export const view = async () => viewSchema.parse((await published())[VIEW_KEY]);

export const acts = async (container: string) => actsSchema.parse((await published())[actsKey(container)]);

export const notes = async (container: string) => {
  const stored = (await published())[notesKey(container)];
  return actsSchema.parse({ ...NO_ACTS, ...Object(stored) }).notes ?? {};
};

export const writes = () =>
  browser.storage.local.set.mock.calls.map(([items]) => Object.keys(items).toSorted());

export const stored = async (edit: Edit) =>
  (await applyEdit(`edit-${String(++count).padStart(6, '0')}`, edit)).made;

export const save = async (edit: Edit) => publishChanges((await stored(edit)).changes);

export const park = (...issues: string[]): Edit => ({
  kind: 'dispose',
  issues,
  disposition: { kind: 'parked' },
});

export const facts = (key: string, more: Partial<IssueFacts> = {}): IssueFacts => ({
  key,
  kind: 'issue',
  state: 'open',
  title: 'Something',
  author: { name: 'kim', bot: false },
  labels: [],
  readAt: '2026-11-21T10:00:00Z',
  source: 'page',
  ...more,
});

export async function shopIsOptedIn(): Promise<void> {
  await save({ kind: 'settings', patch: { scopes: [SHOP, PLAN] } });
  await save({ kind: 'goal', goal: { title: 'Checkout', rules: ['label:checkout'] } });
  await publishAll();
  browser.storage.local.set.mockClear();
}

/** Nothing is stored before a test; what is reported in it, `problems` holds. */
export function eachAnew(): void {
  beforeEach(async () => {
    await freshDatabase();
    resetBrowser();
    reportTo(problems);
    problems.mockClear();
    // Only what a test publishes itself is looked at.
    vi.useFakeTimers({ toFake: ['setTimeout', 'Date'], now: Date.parse(SUNDAY) });
  });

  afterEach(async () => {
    vi.runOnlyPendingTimers();
    vi.useRealTimers();
    await publishAll();
  });
}
