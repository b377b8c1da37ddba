import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deviceOf, NO_STAMP, nextStamp } from '../../lib/core/clock.ts';
import { GONE, LATE, type Stamped } from '../../lib/core/stamped.ts';
import { ALWAYS, weekOfRecord } from '../../lib/core/week-of.ts';
import { openStore } from '../../lib/storage/db.ts';
import { applyUndo } from '../../lib/storage/edits.ts';
import { deleteEverything } from '../../lib/storage/erase.ts';
import { readGoals, readSettings, readSync } from '../../lib/storage/read.ts';
import { resumeSync, syncStore } from '../../lib/storage/sync-store.ts';
import { SHOP7, SHOP8 } from '../core/records.ts';
import { closeDatabase, freshDatabase, rawRows } from './fresh.ts';
import { killAtStep } from './kill.ts';
import {
  active,
  eachAnew,
  everything,
  goal,
  OTHER,
  park,
  ranks,
  record,
  save,
  stamped,
  theirs,
} from './sync-store-cases.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

eachAnew();
// The last day of W47, in which other devices set what they send here.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T12:00:00Z') }));
afterEach(() => vi.useRealTimers());

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

  it('gives weeks that were read before with what was written since, as the database has them, and reads none again', async () => {
    const days = ['2026-10-01', '2026-11-19', '2026-11-20', '2026-11-21'];
    await syncStore.merge(days.map((day, i) => parked(2 * i + 1, day)));
    const weeks = async () => {
      const names = await syncStore.weeks();
      return Promise.all(names.map(async (week) => [week, await syncStore.ofWeek(week)]));
    };
    await weeks();
    const moved = record(
      'dispositions',
      'github:github.com/acme/shop#1',
      { kind: 'upkeep' },
      at('2026-11-18'),
    );
    await syncStore.merge([moved, parked(6, '2026-11-19'), parked(4, '2026-11-21')]);
    await save({
      kind: 'dispose',
      issues: ['github:github.com/acme/shop#3'],
      disposition: { kind: 'upkeep' },
    });
    const reads = vi.spyOn(IDBIndex.prototype, 'getAll');
    const known = await weeks();
    expect(reads).not.toHaveBeenCalled();
    reads.mockRestore();
    expect(known).toHaveLength(1);
    await closeDatabase();
    expect(known).toEqual(await weeks());
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
