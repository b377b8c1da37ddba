import { expect, type Page } from '@playwright/test';
import * as z from 'zod/mini';
import { rowOf } from '../../../lib/core/row-of.ts';
import type { Stamped } from '../../../lib/core/stamped.ts';
import { storedStampedSchema } from '../../../lib/storage/schemas.ts';
import { canonical } from '../../../lib/sync/canonical.ts';
import { readItems } from '../../../lib/sync/read.ts';
import { rowsIn, tell } from './device.ts';

/** Edits that are sent while something is killed, and what must be there afterwards. */

/** In pages of the extension, where the functions given to `evaluate` run. */
declare const chrome: {
  storage: Record<'sync' | 'session' | 'local', Area>;
};
type Area = {
  get(key: string | null): Promise<Record<string, unknown>>;
  remove(key: string): Promise<void>;
};

/** One edit changes so many records: some of them without the others would be a torn one. */
const ISSUES = 3;

const issuesOf = (n: number) =>
  Array.from({ length: ISSUES }, (_, i) => `github:github.com/acme/shop#${n * ISSUES + i + 1}`);

const reasonOf = (n: number) => `edit ${n}`;

/** Sends the edit `n` once. @returns whether it was acknowledged */
export async function park(page: Page, n: number): Promise<boolean> {
  const disposition = { kind: 'parked' as const, reason: reasonOf(n) };
  const reply = await tell(page, 'edit', {
    id: `edit-killed-${n}`,
    edit: { kind: 'dispose', issues: issuesOf(n), disposition },
  });
  if (reply && !reply.ok) throw new Error(reply.error.message);
  return reply?.ok === true;
}

/** Looks at the mailbox, as often as the test wants; nobody need answer. */
export async function look(page: Page): Promise<void> {
  await page.evaluate(() => chrome.storage.session.remove('sync-turns'));
  await tell(page, 'sync-now', {});
}

/**
 * Everything acknowledged is stored, whole and once, and nothing is stored in part: not in the database, not in what pages
 * read, not in the mailbox.
 * @param acknowledged numbers of the edits that have to be there; others may be
 */
export async function expectWhole(page: Page, acknowledged: readonly number[]): Promise<void> {
  await look(page);
  const { dispositions = [], edits = [], stamped = [] } = await rowsIn(page);
  const byEdit = Map.groupBy(z.array(row).parse(dispositions), ({ reason }) => reason);
  const lost = acknowledged.filter((n) => !byEdit.has(reasonOf(n)));
  const torn = [...byEdit].filter(([, some]) => some.length !== ISSUES).map(([reason]) => reason);
  const ids = z
    .array(logged)
    .parse(edits)
    .map(({ id }) => id);
  expect({ lost, torn, twice: ids.length - new Set(ids).size }).toEqual({ lost: [], torn: [], twice: 0 });

  const records = z
    .array(storedStampedSchema)
    .parse(stamped)
    .map(({ week: _, ...record }): Stamped => record);
  const texts = (some: unknown[]) => some.map(canonical).sort();
  expect(texts(records.map(rowOf))).toEqual(texts(dispositions));
  const mailbox = await page.evaluate(() => chrome.storage.sync.get(null));
  expect(texts(readItems(mailbox).records)).toEqual(texts(records));
  const acts = 'acts:github:github.com/acme/shop';
  const local = await page.evaluate((key) => chrome.storage.local.get(key), acts);
  const view = published.parse(local)[acts];
  expect(Object.keys(view?.dispositions ?? {})).toHaveLength(dispositions.length);
}

const row = z.object({ issue: z.string(), reason: z.string() });
const logged = z.object({ id: z.string() });
const published = z.record(z.string(), z.object({ dispositions: z.record(z.string(), z.unknown()) }));
