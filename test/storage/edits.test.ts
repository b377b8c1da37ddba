import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Edit, EditRefused } from '../../lib/core/edit.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { openStore } from '../../lib/storage/db.ts';
import { applyEdit, applyUndo, LOG_LIMIT } from '../../lib/storage/edits.ts';
import { readEdits, readGoals, readRecords, readSettings } from '../../lib/storage/read.ts';
import { SHOP7, SHOP8 } from '../core/records.ts';
import { freshDatabase, putRaw, rawRows } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const problems = vi.fn(async () => undefined);
let count = 0;
const newId = () => `edit-${String(++count).padStart(6, '0')}`;
const save = async (edit: Edit) => (await applyEdit(newId(), edit)).saved;
const undo = async (id: string) => (await applyUndo(id, () => undefined)).saved;
const addGoal = (title: string) => save({ kind: 'goal', goal: { title, rules: [] } });
const park = (...issues: string[]): Edit => ({ kind: 'dispose', issues, disposition: { kind: 'parked' } });
const ranks = async () =>
  (await readGoals()).filter(({ state }) => state === 'active').map(({ title, rank }) => `${rank} ${title}`);

beforeEach(async () => {
  await freshDatabase();
  reportTo(problems);
  problems.mockClear();
});
afterEach(() => vi.restoreAllMocks());

describe('applyEdit', () => {
  it('stores what the edit plans, with what happened in words', async () => {
    const saved = await save(park(SHOP7));
    expect(saved).toMatchObject({
      words: 'acme/shop#7 is parked',
      savedAt: expect.stringMatching(/^2\d{3}-.*Z$/),
    });
    expect((await readRecords()).dispositions).toEqual([
      expect.objectContaining({ issue: SHOP7, kind: 'parked' }),
    ]);
    expect(await readEdits(10)).toMatchObject([{ id: saved.undo, kind: 'dispose' }]);
  });

  it('takes the same id for the same edit, whenever it comes again', async () => {
    const first = await applyEdit('edit-again', { kind: 'goal', goal: { title: 'Checkout', rules: [] } });
    const [second, third] = await Promise.all([
      applyEdit('edit-again', { kind: 'goal', goal: { title: 'Checkout', rules: [] } }),
      applyEdit('edit-again', { kind: 'goal', goal: { title: 'Checkout', rules: [] } }),
    ]);
    expect([second, third]).toEqual([first, first]);
    expect(await ranks()).toEqual(['1 Checkout']);
  });

  it('keeps every one of many edits at once', async () => {
    const issues = Array.from({ length: 60 }, (_, i) => `github:github.com/acme/shop#${i + 1}`);
    await Promise.all(issues.map((issue) => save(park(issue))));
    expect((await readRecords()).dispositions).toHaveLength(60);
    expect(await readEdits(100)).toHaveLength(60);
  });

  it('refuses what cannot be, and leaves nothing of it', async () => {
    const edit: Edit = { kind: 'link', issue: SHOP7, goal: 'nowhere' };
    await expect(save(edit)).rejects.toBeInstanceOf(EditRefused);
    expect(await readEdits(10)).toEqual([]);
    expect((await readRecords()).links).toEqual([]);
  });

  it('leaves nothing when it fails half-way', async () => {
    const { db } = await openStore();
    vi.spyOn(db, 'table').mockImplementation((name) => {
      if (name === 'edits') throw new Error('killed');
      return Dexie.prototype.table.call(db, name);
    });
    await expect(applyEdit(newId(), park(SHOP7))).rejects.toThrow('killed');
    vi.restoreAllMocks();
    expect(await rawRows('dispositions')).toEqual([]);
  });

  it.each([
    ['Chromium', new DOMException('no room', 'QuotaExceededError')],
    ['Firefox', new DOMException('The quota has been exceeded.', 'UnknownError')],
    [
      'Dexie',
      Object.assign(new Error('aborted'), {
        name: 'AbortError',
        inner: new DOMException('', 'QuotaExceededError'),
      }),
    ],
  ])('says that there is no room, as %s names it', async (_, error) => {
    await save(park(SHOP8));
    const { db } = await openStore();
    vi.spyOn(db, 'transaction').mockRejectedValue(error);
    await expect(save(park(SHOP7))).rejects.toMatchObject({
      code: 'quota',
      message: expect.stringContaining('no room'),
    });
    vi.restoreAllMocks();
    expect((await readRecords()).dispositions).toHaveLength(1);
  });

  it('keeps the newest edits for undo, not all', async () => {
    const { db } = await openStore();
    const old = Array.from({ length: LOG_LIMIT + 20 }, (_, i) => ({
      id: `old-${i}`,
      at: '2026-11-01T00:00:00Z',
      kind: 'clear',
      words: '',
      changes: [],
    }));
    await db.table('edits').bulkAdd(old);
    const { undo: id } = await save(park(SHOP7));
    const kept = await readEdits(LOG_LIMIT * 2);
    expect(kept).toHaveLength(LOG_LIMIT);
    expect(kept[0]?.id).toBe(id);
  });

  it('finds the acts of an issue in any spelling, and touches no other issue', async () => {
    await save(park('github:github.com/Acme/Shop#7', 'github:github.com/acme/shop#70'));
    await save({ kind: 'clear', issue: SHOP7 });
    expect((await readRecords()).dispositions.map(({ issue }) => issue)).toEqual([
      'github:github.com/acme/shop#70',
    ]);
  });
});

describe('a bad row', () => {
  const bad = { issue: 'no key', kind: 'parked', precious: true };

  it('is left in place, skipped, and reported once', async () => {
    await putRaw('dispositions', bad, 'somewhere');
    await save(park(SHOP7));
    expect((await readRecords()).dispositions).toHaveLength(1);
    await readRecords();
    expect(await rawRows('dispositions')).toContainEqual(bad);
    expect(problems).toHaveBeenCalledTimes(1);
    expect(problems).toHaveBeenCalledWith(
      expect.objectContaining({
        part: 'stored dispositions',
        message: expect.stringContaining('issue: Write this key'),
      }),
    );
  });

  it('that an edit takes the place of comes back by undo', async () => {
    await putRaw('settings', { scopes: 'all of them' }, 'settings');
    const { undo: id } = await save({ kind: 'settings', patch: { scopes: ['acme/shop'] } });
    expect((await readSettings()).scopes).toEqual(['github:github.com/acme/shop']);
    await undo(id);
    expect(await rawRows('settings')).toEqual([{ scopes: 'all of them' }]);
  });
});

describe('applyUndo', () => {
  it('writes back what stood there, as an edit that can be taken back itself', async () => {
    await save({ kind: 'settings', patch: { scopes: ['acme/shop'] } });
    await save(park(SHOP7));
    const before = await readRecords();
    const upkeep = await save({ kind: 'dispose', issues: [SHOP7, SHOP8], disposition: { kind: 'upkeep' } });
    const after = await readRecords();
    const undone = await undo(upkeep.undo);
    expect(await readRecords()).toEqual(before);
    expect(undone.words).toBe('Taken back: 2 issues are upkeep');
    const redone = await undo(undone.undo);
    expect(await readRecords()).toEqual(after);
    expect(redone.words).toBe('2 issues are upkeep');
    // Asked for the first edit once more, it is again the same thing that is taken back.
    await undo(upkeep.undo);
    expect(await readRecords()).toEqual(before);
  });

  it('repeated is the same undo', async () => {
    const { undo: id } = await save(park(SHOP7));
    const [first, second] = await Promise.all([undo(id), undo(id)]);
    expect(second).toEqual(first);
    expect(await readEdits(10)).toHaveLength(2);
  });

  it('refuses while a newer edit stands on the same record, and works once that is undone', async () => {
    const first = await save(park(SHOP7));
    const second = await save({ kind: 'dispose', issues: [SHOP7], disposition: { kind: 'upkeep' } });
    const words = 'Changed again since; undo the newer change first.';
    await expect(undo(first.undo)).rejects.toMatchObject({ code: 'changed-since', message: words });
    expect((await readRecords()).dispositions).toEqual([expect.objectContaining({ kind: 'upkeep' })]);
    await undo(second.undo);
    await undo(first.undo);
    expect((await readRecords()).dispositions).toEqual([]);
  });

  it('does not mind newer edits of other records', async () => {
    const first = await save(park(SHOP7));
    await save(park(SHOP8));
    await undo(first.undo);
    expect((await readRecords()).dispositions.map(({ issue }) => issue)).toEqual([SHOP8]);
  });

  it('brings no goal back to a place that another has taken', async () => {
    for (const title of ['A', 'B', 'C', 'D', 'E']) await addGoal(title);
    const retired = await save({ kind: 'goal-state', goal: 'e', state: 'retired' });
    const added = await addGoal('F');
    await expect(undo(retired.undo)).rejects.toMatchObject({ code: 'changed-since' });
    expect(await ranks()).toEqual(['1 A', '2 B', '3 C', '4 D', '5 F']);
    await undo(added.undo);
    await undo(retired.undo);
    expect(await ranks()).toEqual(['1 A', '2 B', '3 C', '4 D', '5 E']);
  });

  it('asks whether this asker may', async () => {
    const { undo: id } = await addGoal('A');
    const mayUndo = (kind: string) => {
      throw new Error(`not ${kind}`);
    };
    await expect(applyUndo(id, mayUndo)).rejects.toThrow('not goal');
    expect(await ranks()).toEqual(['1 A']);
  });

  it('says so when it is too long ago', async () => {
    await expect(undo('edit-forgotten')).rejects.toMatchObject({ code: 'missing' });
  });
});
