import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { deviceOf, NO_STAMP, nextStamp } from '../../lib/core/clock.ts';
import type { Edit } from '../../lib/core/edit.ts';
import { type Fields, GONE, KNEW, LATE, type Stamped } from '../../lib/core/stamped.ts';
import { ALWAYS, weekOfRecord } from '../../lib/core/week-of.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { openStore } from '../../lib/storage/db.ts';
import { applyEdit, applyUndo } from '../../lib/storage/edits.ts';
import { deleteEverything } from '../../lib/storage/erase.ts';
import { readGoals, readRecords, readSettings, readSync } from '../../lib/storage/read.ts';
import { storedStampedSchema } from '../../lib/storage/schemas.ts';
import { CONFLICT_LIMIT, dismissConflict, resumeSync, syncStore } from '../../lib/storage/sync-store.ts';
import { SHOP7, SHOP8 } from '../core/records.ts';
import { closeDatabase, freshDatabase, putRaw, rawRows } from './fresh.ts';
import { killAtStep } from './kill.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const OTHER = 'other';
const problems = vi.fn(async () => undefined);
let count = 0;

const save = async (edit: Edit) => (await applyEdit(`edit-${String(++count).padStart(6, '0')}`, edit)).saved;
const goal = (title: string, id?: string): Edit => ({
  kind: 'goal',
  goal: { title, rules: [], ...(id && { id }) },
});
const park = (...issues: string[]): Edit => ({ kind: 'dispose', issues, disposition: { kind: 'parked' } });
/** A moment of another device, minutes from now. */
const theirs = (minutes = 1, device = OTHER) => nextStamp(NO_STAMP, Date.now() + minutes * 60_000, device);
const fieldsAt = (stamp: string, values: Record<string, unknown>): Fields =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value, stamp]]));
const record = (
  table: Stamped['table'],
  id: string,
  values: Record<string, unknown>,
  stamp = theirs(),
): Stamped => ({ table, id, fields: fieldsAt(stamp, values) });
const active = (rank: number, title: string) => ({ title, rank, state: 'active', rules: [] });
const ranks = async () =>
  (await readGoals()).map(({ id, rank, state }) => `${rank} ${id}${state === 'active' ? '' : ` ${state}`}`);

async function stamped(): Promise<Map<string, Stamped & { week: string }>> {
  const rows = (await rawRows('stamped')).map((row) => storedStampedSchema.parse(row));
  return new Map(rows.map((row) => [`${row.table} ${row.id}`, row]));
}

beforeEach(async () => {
  await freshDatabase();
  reportTo(problems);
  problems.mockClear();
});

describe('an edit', () => {
  it('stamps what it changes with one moment of the clock, larger than all before', async () => {
    const { device } = await syncStore.clock();
    await save(park(SHOP7, SHOP8));
    const first = (await stamped()).get(`dispositions ${SHOP7}`)?.fields.kind?.[1] ?? '';
    expect(deviceOf(first)).toBe(device);
    const rows = [...(await stamped()).values()];
    expect(new Set(rows.flatMap(({ fields }) => Object.values(fields).map(([, stamp]) => stamp)))).toEqual(
      new Set([first]),
    );
    expect((await syncStore.clock()).last).toBe(first);
    await save({ kind: 'clear', issue: SHOP7 });
    const gone = (await stamped()).get(`dispositions ${SHOP7}`)?.fields[GONE];
    expect(gone?.[0]).toBe(true);
    expect((gone?.[1] ?? '') > first).toBe(true);
  });

  it('leaves the stamps of what it does not change', async () => {
    await save(goal('Checkout'));
    const before = (await stamped()).get('goals checkout')?.fields;
    await save({ kind: 'goal', goal: { id: 'checkout', title: 'Checkout', owner: '@kim', rules: [] } });
    const after = (await stamped()).get('goals checkout')?.fields;
    expect(after?.title).toEqual(before?.title);
    expect(after?.owner?.[0]).toBe('@kim');
  });

  it('that is taken back is stamped again, as what it is: the newest word', async () => {
    const { undo } = await save(park(SHOP7));
    await applyUndo(undo, () => undefined);
    expect((await stamped()).get(`dispositions ${SHOP7}`)?.fields[GONE]?.[0]).toBe(true);
    await applyUndo(`undo:${undo}`, () => undefined);
    const { fields = {} } = (await stamped()).get(`dispositions ${SHOP7}`) ?? {};
    expect((fields.kind?.[1] ?? '') > (fields[GONE]?.[1] ?? '~')).toBe(true);
  });

  it('is later than all that other devices made, whatever the clock says', async () => {
    const future = [record('goals', 'checkout', active(1, 'From the future'), theirs(600_000))];
    await syncStore.merge(future);
    await save({ kind: 'goal', goal: { id: 'checkout', title: 'Now', rules: [] } });
    await syncStore.merge(future);
    expect((await readGoals())[0]?.title).toBe('Now');
  });

  it('fault 22: is refused with the limit when its record could not travel, and leaves nothing', async () => {
    const rules = Array.from({ length: 50 }, (_, i) => `label:"${'<'.repeat(400)} ${i}"`);
    await expect(save({ kind: 'goal', goal: { title: 'Checkout', rules } })).rejects.toMatchObject({
      code: 'limit',
      field: 'rules',
      message: expect.stringMatching(/at most 8,000 travel/),
    });
    expect([await rawRows('goals'), await rawRows('stamped'), await rawRows('edits')]).toEqual([[], [], []]);
  });

  it('makes what is too large already no worse, so it is not refused', async () => {
    const rules = Array.from({ length: 50 }, (_, i) => `label:"${'x'.repeat(400)} ${i}"`);
    await syncStore.merge([record('goals', 'checkout', { ...active(1, 'Checkout'), rules })]);
    await save({ kind: 'goal-state', goal: 'checkout', state: 'retired' });
    expect(await ranks()).toEqual(['1 checkout retired']);
  });

  it.each(['edit', 'undo', 'merge'])(
    'fault 1: %s is there as a whole or not at all, whenever it is killed',
    async (what) => {
      let steps = 0;
      for (let killed = true; killed; ) {
        await freshDatabase();
        await save(goal('Checkout'));
        const { undo } = await save(park(SHOP7));
        const before = await everything();
        await closeDatabase();
        steps += 1;
        // Opened, so that only the work's own steps count.
        await openStore();
        const alive = killAtStep(steps, 'readwrite');
        const done = await (what === 'edit'
          ? save({ kind: 'link', issue: SHOP7, goal: 'checkout' })
          : what === 'undo'
            ? applyUndo(undo, () => undefined)
            : syncStore.merge([
                record('goals', 'search', active(1, 'Search')),
                record('dispositions', SHOP7, { kind: 'upkeep' }),
              ])
        ).then(
          () => true,
          () => false,
        );
        killed = alive();
        expect(done).toBe(!killed);
        if (killed) expect(await everything()).toEqual(before);
        else expect(await everything()).not.toEqual(before);
      }
      expect(steps).toBeGreaterThan(8);
    },
  );
});

async function everything(): Promise<unknown> {
  const { db } = await openStore();
  return Promise.all(db.tables.map(async ({ name }) => [name, await rawRows(name)]));
}

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

describe('the window', () => {
  const at = (day: string) => nextStamp(NO_STAMP, Date.parse(day), OTHER);
  const parked = (n: number, day: string) =>
    record('dispositions', `github:github.com/acme/shop#${n}`, { kind: 'parked' }, at(day));

  it('is asked for by weeks, newest first after those of always', async () => {
    await syncStore.merge([
      parked(1, '2026-10-01'),
      parked(2, '2026-11-20'),
      parked(3, '2026-11-19'),
      record('goals', 'a', active(1, 'A'), at('2025-01-01')),
    ]);
    expect(await syncStore.weeks()).toEqual([ALWAYS, '2026-W47', '2026-W40']);
    expect((await syncStore.ofWeek('2026-W47')).map(({ id }) => id)).toEqual([
      'github:github.com/acme/shop#2',
      'github:github.com/acme/shop#3',
    ]);
    expect(await syncStore.ofWeek(ALWAYS)).toEqual([record('goals', 'a', active(1, 'A'), at('2025-01-01'))]);
  });

  it('fault 32: what this device changed below the cut is marked to travel, and nothing else', async () => {
    const own = (await syncStore.clock()).device;
    const mine = (n: number, day: string): Stamped =>
      record(
        'dispositions',
        `github:github.com/acme/shop#${n}`,
        { kind: 'parked' },
        nextStamp(NO_STAMP, Date.parse(day), own),
      );
    await syncStore.merge([
      mine(1, '2026-08-01'),
      mine(2, '2026-09-15'),
      parked(3, '2026-09-15'),
      mine(4, '2026-11-20'),
    ]);
    await syncStore.touchLate(at('2026-09-01'), '2026-W46');
    const late = [...(await stamped()).values()].filter(({ fields }) => LATE in fields);
    expect(late.map(({ id }) => id)).toEqual(['github:github.com/acme/shop#2']);
    expect(late[0]?.week).toBe(weekOfRecord('links', { x: [1, (await syncStore.clock()).last] }));
    await syncStore.touchLate(at('2026-11-20'), '2026-W46');
    expect([...(await stamped()).values()].filter(({ fields }) => LATE in fields)).toHaveLength(1);
  });

  it('answers whoever still has an older state of what has left', async () => {
    await syncStore.merge([parked(1, '2026-10-01')]);
    expect(await syncStore.answer([parked(1, '2026-10-01')])).toBe(false);
    expect(await syncStore.answer([parked(2, '2026-10-01')])).toBe(false);
    const older = record(
      'dispositions',
      'github:github.com/acme/shop#1',
      { kind: 'upkeep' },
      at('2026-09-30'),
    );
    expect(await syncStore.answer([older])).toBe(true);
    expect((await stamped()).get('dispositions github:github.com/acme/shop#1')?.fields[LATE]?.[0]).toBe(true);
  });

  it('sets aside what nobody can read, once for its key', async () => {
    await syncStore.setAside([{ key: 'g:x', value: ['odd'], why: 'no record' }]);
    await syncStore.setAside([{ key: 'g:x', value: 'odder', why: 'no record' }]);
    expect(await rawRows('quarantine')).toMatchObject([{ key: 'g:x', value: 'odder', why: 'no record' }]);
  });

  it('without room for what is set aside goes on, and with another fault does not', async () => {
    const item = { key: 'g:x', value: 'odd', why: 'no record' };
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    put.mockImplementation(() => {
      throw new DOMException('there is no more room', 'QuotaExceededError');
    });
    await syncStore.setAside([item]);
    put.mockImplementation(() => {
      throw new DOMException('broken', 'DataError');
    });
    await expect(syncStore.setAside([item])).rejects.toThrow();
    put.mockRestore();
    expect(await rawRows('quarantine')).toEqual([]);
  });
});

describe('the state', () => {
  it('of a device that never saw its mailbox, and as it was saved', async () => {
    expect(await syncStore.state()).toMatchObject({ foreign: NO_STAMP, takenAt: null, held: [] });
    await syncStore.save({ held: ['2026-W47'], trouble: 'No room.' });
    await syncStore.save({ bytes: 12 });
    expect(await readSync()).toMatchObject({ held: ['2026-W47'], bytes: 12, limit: 90_000, paused: false });
  });

  it('keeps the name of the device', async () => {
    const { device } = await syncStore.clock();
    await closeDatabase();
    expect((await syncStore.clock()).device).toBe(device);
    await save(park(SHOP7));
    expect((await syncStore.clock()).device).toBe(device);
  });

  it('waits after everything was deleted, until something is set or asked for', async () => {
    await save({ kind: 'settings', patch: { scopes: ['acme/shop'] } });
    await deleteEverything();
    expect((await readSync()).paused).toBe(true);
    await save({ kind: 'settings', patch: { weekStart: 7 } });
    expect((await readSync()).paused).toBe(false);
    await deleteEverything();
    await resumeSync();
    expect((await readSync()).paused).toBe(false);
    expect((await readSettings()).weekStart).toBe(1);
  });
});
