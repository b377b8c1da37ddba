import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { nextStamp } from '../../lib/core/clock.ts';
import { GONE, KNEW } from '../../lib/core/stamped.ts';
import { applyUndo } from '../../lib/storage/edits.ts';
import { readGoals, readRecords, readSync } from '../../lib/storage/read.ts';
import { CONFLICT_LIMIT, dismissConflict, syncStore } from '../../lib/storage/sync-store.ts';
import { SHOP7, SHOP8 } from '../core/records.ts';
import { freshDatabase, putRaw, rawRows } from './fresh.ts';
import {
  active,
  eachAnew,
  everything,
  goal,
  OTHER,
  park,
  problems,
  ranks,
  record,
  save,
  stamped,
  theirs,
} from './sync-store-cases.ts';

/** What comes in from other devices, and what of it is in conflict with what stands here. */

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

eachAnew();

describe('merge', () => {
  it('makes rows of what came in, as a whole, and says which are different now', async () => {
    await save(goal('Checkout'));
    const { changes, conflicts } = await syncStore.merge([
      record('goals', 'search', active(1, 'Search')),
      record('focuses', '2026-W47', { goal: 'search' }),
      record('links', `${SHOP7} search`, { goal: 'search' }),
      record('dispositions', SHOP8.toLowerCase(), { kind: 'parked' }),
      record('settings', 'settings', { 'scopes/github:github.com/acme/shop': 1, weekStart: 7 }),
    ]);
    expect(changes.map(({ table, id }) => `${table} ${id}`).toSorted()).toEqual([
      `dispositions ${SHOP8.toLowerCase()}`,
      'focuses 2026-W47',
      'goals search',
      `links ${SHOP7} search`,
      'settings settings',
    ]);
    expect(conflicts).toEqual([]);
    const records = await readRecords();
    expect(records.focuses).toEqual([{ week: '2026-W47', goal: 'search' }]);
    expect(records.links).toEqual([{ issue: SHOP7, goal: 'search' }]);
    expect(records.settings).toMatchObject({ scopes: ['github:github.com/acme/shop'], weekStart: 7 });
    // Both devices gave rank 1: the older word stands first.
    expect(await ranks()).toEqual(['1 checkout', '2 search']);
  });

  it('fault 34: the same again, in another order, changes nothing', async () => {
    const incoming = [
      record('goals', 'a', active(1, 'A')),
      record('goals', 'b', active(1, 'B'), theirs(2)),
      record('goals', 'a', { title: 'A again' }, theirs(3)),
      record('dispositions', SHOP7, { kind: 'parked' }),
    ];
    await syncStore.merge(incoming);
    const once = await everything();
    expect(await syncStore.merge(incoming.toReversed())).toEqual({ changes: [], conflicts: [] });
    expect(await everything()).toEqual(once);
    await freshDatabase();
    for (const one of incoming.toReversed()) await syncStore.merge([one]);
    expect(await readGoals()).toEqual([
      { id: 'a', ...active(1, 'A again') },
      { id: 'b', ...active(2, 'B') },
    ]);
  });

  it('keeps five goals active, whoever added the sixth', async () => {
    for (const title of ['A', 'B', 'C', 'D', 'E']) await save(goal(title));
    const sixth = [record('goals', 'f', active(5, 'F'))];
    await syncStore.merge(sixth);
    expect(await ranks()).toEqual(['1 a', '2 b', '3 c', '4 d', '5 e', '5 f later']);
    expect((await stamped()).get('goals f')?.fields.state?.[0]).toBe('active');
    // Whoever orders goals sees the sixth one wait, and that is what stands then.
    await save({ kind: 'goal-state', goal: 'a', state: 'reached' });
    expect((await stamped()).get('goals f')?.fields.state?.[0]).toBe('later');
    await syncStore.merge(sixth);
    expect(await ranks()).toEqual(['1 a reached', '1 b', '2 c', '3 d', '4 e', '5 f later']);
  });

  it('fault 11: carries fields that this version does not know through edits', async () => {
    const measure = { name: 'p75', source: 'a board' };
    await syncStore.merge([record('goals', 'a', { ...active(1, 'A'), mood: { calm: ['<', 1] }, measure })]);
    await save({ kind: 'goal-state', goal: 'a', state: 'reached' });
    expect((await stamped()).get('goals a')?.fields.measure?.[0]).toEqual(measure);
    await save({ kind: 'goal', goal: { id: 'a', title: 'Renamed', rules: [] } });
    expect((await stamped()).get('goals a')?.fields.mood?.[0]).toEqual({ calm: ['<', 1] });
    expect(await readGoals()).toEqual([expect.objectContaining({ mood: { calm: ['<', 1] } })]);
  });

  it('fault 12: makes no row of what its schema refuses, keeps it to pass on, and lists it', async () => {
    await save(goal('Checkout'));
    await syncStore.merge([
      record('goals', 'checkout', { state: 'asleep' }),
      record('links', 'nowhere', { reason: 7 }),
      record('dispositions', SHOP7, { kind: 'parked' }),
    ]);
    expect((await readGoals()).map(({ state }) => state)).toEqual(['active']);
    expect((await readRecords()).links).toEqual([]);
    expect((await readRecords()).dispositions).toHaveLength(1);
    expect((await stamped()).get('goals checkout')?.fields.state?.[0]).toBe('asleep');
    expect((await stamped()).has('links nowhere')).toBe(true);
    expect(problems).toHaveBeenCalledWith(expect.objectContaining({ part: 'stored goals' }));
    // Mended by whoever broke it.
    await syncStore.merge([record('goals', 'checkout', { state: 'reached' }, theirs(2))]);
    expect((await readGoals()).map(({ state }) => state)).toEqual(['reached']);
  });

  it('fault 29: a deletion stands until someone sets a field anew', async () => {
    await syncStore.merge([record('goals', 'a', active(1, 'A'))]);
    await syncStore.merge([record('goals', 'a', { [GONE]: true }, theirs(2))]);
    expect(await readGoals()).toEqual([]);
    expect((await syncStore.merge([record('goals', 'a', active(1, 'A'))])).changes).toEqual([]);
    expect(await readGoals()).toEqual([]);
    await syncStore.merge([record('goals', 'a', { title: 'A again' }, theirs(3))]);
    expect(await readGoals()).toEqual([expect.objectContaining({ title: 'A again' })]);
  });

  it('leaves a goal alone that no device has stamped', async () => {
    await putRaw('goals', { id: 'odd' }, 'odd');
    await syncStore.merge([record('goals', 'a', active(1, 'A'))]);
    expect(await rawRows('goals')).toContainEqual({ id: 'odd' });
  });
});

describe('conflicts', () => {
  const met = async () => {
    await save(goal('Checkout'));
    await save(goal('Mine', 'checkout'));
    return syncStore.merge([record('goals', 'checkout', { title: 'Theirs' })]);
  };

  it('fault 28: tell what stands and what does not, once', async () => {
    const { conflicts } = await met();
    expect(conflicts).toMatchObject([{ table: 'goals', id: 'checkout', field: 'title' }]);
    expect(
      (await syncStore.merge([record('goals', 'checkout', { title: 'Theirs' }, conflicts[0]?.kept[1])]))
        .conflicts,
    ).toEqual([]);
    const { conflicts: listed } = await readSync();
    expect(listed).toMatchObject([
      {
        name: 'Theirs',
        kept: ['Theirs', expect.any(String)],
        lost: ['Mine', expect.any(String)],
        isOwn: false,
      },
    ]);
  });

  it('are over once the other value is taken, which can be taken back', async () => {
    const [{ lost } = { lost: [null, ''] }] = (await met()).conflicts;
    const { undo, words } = await save({
      kind: 'take',
      table: 'goals',
      id: 'checkout',
      field: 'title',
      value: lost[0],
    });
    expect(words).toBe('The other change is taken');
    expect((await readGoals()).map(({ title }) => title)).toEqual(['Mine']);
    expect((await readSync()).conflicts).toEqual([]);
    await applyUndo(undo, () => undefined);
    expect((await readGoals()).map(({ title }) => title)).toEqual(['Theirs']);
  });

  it('are over with any later word on the field, from here or elsewhere, and by dismissing', async () => {
    await met();
    await save(goal('A third', 'checkout'));
    expect((await readSync()).conflicts).toEqual([]);
    await freshDatabase();
    await met();
    await save({ kind: 'goal', goal: { id: 'checkout', title: 'Theirs', owner: '@kim', rules: [] } });
    expect((await readSync()).conflicts).toHaveLength(1);
    await syncStore.merge([record('goals', 'checkout', { title: 'Settled there' }, theirs(9))]);
    expect((await readSync()).conflicts).toEqual([]);
    await freshDatabase();
    await met();
    const [first] = (await readSync()).conflicts;
    await dismissConflict(first?.seq ?? 0);
    await dismissConflict(first?.seq ?? 0);
    expect((await readSync()).conflicts).toEqual([]);
  });

  it('of what another device deleted bring it back as it was changed here', async () => {
    await save(goal('Checkout'));
    const { device, last } = await syncStore.clock();
    await save({ kind: 'goal', goal: { id: 'checkout', title: 'Mine', owner: '@kim', rules: [] } });
    const gone = record('goals', 'checkout', { [GONE]: true });
    await syncStore.merge([{ ...gone, fields: { ...gone.fields, [KNEW + device]: [1, last] } }]);
    expect(await readGoals()).toEqual([]);
    const { conflicts } = await readSync();
    expect(conflicts.map(({ field }) => field).toSorted()).toEqual(['owner', 'title']);
    expect(conflicts[0]?.name).toBe('Mine');
    await save({ kind: 'take', table: 'goals', id: 'checkout', field: 'title', value: 'Mine' });
    expect(await readGoals()).toEqual([expect.objectContaining({ title: 'Mine', owner: '@kim', rank: 1 })]);
    expect((await readSync()).conflicts).toEqual([]);
  });

  it('of a deletion that was outlived can delete after all', async () => {
    for (const title of ['A', 'B']) await save(goal(title));
    const { last } = await syncStore.clock();
    await save(goal('Mine', 'a'));
    const gone = nextStamp(last, 0, OTHER);
    await syncStore.merge([{ table: 'goals', id: 'a', fields: { [GONE]: [true, gone] } }]);
    expect((await readSync()).conflicts).toMatchObject([{ field: GONE, name: 'Mine', isOwn: true }]);
    await save({ kind: 'take', table: 'goals', id: 'a', field: GONE, value: true });
    expect(await ranks()).toEqual(['1 b']);
    expect((await readSync()).conflicts).toEqual([]);
  });

  it('are kept in number: those that came last', async () => {
    const issues = Array.from(
      { length: CONFLICT_LIMIT + 5 },
      (_, i) => `github:github.com/acme/shop#${i + 1}`,
    );
    await save(park(...issues));
    await syncStore.merge(issues.map((id) => record('dispositions', id, { kind: 'upkeep' })));
    const { conflicts } = await readSync();
    expect(conflicts).toHaveLength(CONFLICT_LIMIT);
    expect(conflicts[0]?.name).toBe(`acme/shop#${CONFLICT_LIMIT + 5}`);
  });
});
