import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { NO_STAMP, nextStamp } from '../../lib/core/clock.ts';
import type { Stamped } from '../../lib/core/stamped.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { saveProblem } from '../../lib/storage/problems.ts';
import { readGoals, readProblems } from '../../lib/storage/read.ts';
import { syncStore } from '../../lib/storage/sync-store.ts';
import { freshDatabase, putRaw, rawRows } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const MANY = 200;
const stamp = nextStamp(NO_STAMP, Date.parse('2026-11-21T10:00:00Z'), 'other');

beforeEach(async () => {
  await freshDatabase();
  reportTo(saveProblem);
});

it('fault 12: rows that cannot be read, however many, break no edit and are listed', async () => {
  for (let n = 0; n < MANY; n++) await putRaw('goals', { id: `bad-${n}`, title: n }, `bad-${n}`);
  await applyEdit('edit-000001', { kind: 'goal', goal: { title: 'Checkout', rules: [] } });
  expect(await readGoals()).toMatchObject([{ title: 'Checkout' }]);
  expect(await rawRows('goals')).toHaveLength(MANY + 1);
  await vi.waitFor(async () => expect(await readProblems()).toMatchObject([{ part: 'stored goals' }]));
});

it('fault 12: records that make no row, however many, are taken in and passed on', async () => {
  const records = Array.from(
    { length: MANY },
    (_, n): Stamped => ({ table: 'goals', id: `bad-${n}`, fields: { title: [n, stamp] } }),
  );
  expect(await syncStore.merge(records)).toEqual({ changes: [], conflicts: [] });
  expect(await rawRows('stamped')).toHaveLength(MANY);
  await vi.waitFor(async () => expect(await readProblems()).toHaveLength(1));
});
