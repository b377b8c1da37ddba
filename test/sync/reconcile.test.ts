import { describe, expect, it } from 'vitest';
import { DIGITS, NO_STAMP, nextStamp } from '../../lib/core/clock.ts';
import type { Items } from '../../lib/sync/mailbox.ts';
import { readItems } from '../../lib/sync/read.ts';
import { reconcile } from '../../lib/sync/reconcile.ts';
import { CHROMIUM } from './area.ts';
import { DAY, Devices, MINUTE } from './devices.ts';
import { MemoryStore } from './memory-store.ts';
import { GOAL, itemsIn, itemsOf, pair, park, put, single, small } from './reconcile-cases.ts';

describe('a pass', () => {
  it('fault 35: writes nothing when nothing is new, however often it is woken', async () => {
    const devices = new Devices('firefox', [0]);
    const [here] = devices.list;
    if (!here) throw new Error('There is one');
    here.store.edit('goals', 'speed', () => GOAL);
    await devices.rest();
    const { area } = here.link;
    const before = { sets: area.sets, removes: area.removes };
    let reads = 0;
    here.store.ofWeek = () => {
      reads += 1;
      return Promise.resolve([]);
    };
    for (let n = 0; n < 1_000; n++) await devices.pass(here);
    expect({ sets: area.sets, removes: area.removes }).toEqual(before);
    expect(reads).toBe(0);
  });

  it('fault 35: two devices do not answer each other’s writes for ever', async () => {
    const devices = new Devices('firefox', [0, 0]);
    const [here, there] = pair(devices);
    here.store.edit('goals', 'speed', () => GOAL);
    there.store.edit('goals', 'speed', put({ ...GOAL, title: 'There' }));
    await devices.rest();
    const { sets } = there.link.area;
    park(here.store, 1, 'one more');
    await devices.rest();
    expect(there.link.area.sets).toBe(sets);
    const writes = here.link.area.sets + there.link.area.sets;
    for (let n = 0; n < 100; n++)
      for (const device of devices.list) {
        device.link.all();
        await devices.pass(device);
      }
    expect(here.link.area.sets + there.link.area.sets).toBe(writes);
  });

  it('fault 11: carries fields, members and keys that this version does not know', async () => {
    const { store, area, pass } = single();
    store.edit('goals', 'speed', () => GOAL);
    await pass();
    const items = await area.get();
    const stamp = nextStamp(store.last, area.now(), 'newer');
    const strange: Items = {
      'g:speed': { ...Object(items['g:speed']), [stamp]: { colour: { of: ['a', 1] } }, colours: 3 },
      'z:9': { anything: [1, { deep: null }] },
      m: { ...Object(items.m), theme: 'dark' },
    };
    await area.set(strange);
    store.edit('goals', 'speed', put({ title: 'Speed, again' }));
    await pass();
    store.edit('goals', 'speed', put({ owner: '@dana' }));
    await pass();
    const after = await area.get();
    expect(after['z:9']).toEqual(strange['z:9']);
    expect(after.m).toMatchObject({ theme: 'dark', format: 1 });
    expect(after['g:speed']).toMatchObject({ [stamp]: { colour: { of: ['a', 1] } }, colours: 3 });
    expect(store.row('goals', 'speed')).toMatchObject({ colour: { of: ['a', 1] }, owner: '@dana' });
  });

  it('fault 12: a value that cannot be read hinders no other one, is set aside, and stays where it is', async () => {
    const deep = JSON.parse(`${'[{"a":'.repeat(500)}1${'}]'.repeat(500)}`);
    const proto: unknown = JSON.parse('{"__proto__": {"title": "x"}}');
    const stamp = nextStamp(NO_STAMP, 1, 'other');
    const inside = { [stamp]: JSON.parse('{"__proto__": 1, "title": "x"}') };
    for (const junk of [null, '', [], 'j'.repeat(7_900), 7, true, deep, proto, inside, { 'no stamp': 1 }]) {
      const { store, area, pass } = single();
      const writer = new MemoryStore('other', area.now);
      writer.edit('goals', 'search', () => ({ ...GOAL, id: 'search' }));
      await reconcile(writer, area, new Date(area.now()).toISOString());
      const bad = ['s:0', 'g:bad', 'f:2026-W47', 'l:2026-W47:0', 'd:2026-W47:3'];
      await area.set(Object.fromEntries(bad.map((key) => [key, junk])));
      await area.set({ m: junk });
      store.edit('goals', 'speed', () => GOAL);
      await pass();
      expect(store.row('goals', 'search')).not.toBeNull();
      expect(store.row('goals', 'bad')).toBeNull();
      expect([...store.aside.keys()].sort()).toEqual([...bad, 'm'].sort());
      expect(store.knows.unreadable.map(({ key }) => key).sort()).toEqual([...bad, 'm'].sort());
      const after = await area.get();
      for (const key of bad) expect(after[key]).toEqual(junk);
      expect(after).toHaveProperty('g:speed');
      expect(after.m).toMatchObject({ format: 1 });
      // What this device holds for the key takes its place.
      store.edit('goals', 'bad', () => ({ ...GOAL, id: 'bad', rank: 2 }));
      store.edit('settings', 'settings', put({ weekStart: 7 }));
      await pass();
      expect(
        readItems(await area.get())
          .records.map(({ id }) => id)
          .sort(),
      ).toEqual(['bad', 'search', 'settings', 'speed']);
      expect(store.aside.get('g:bad')?.value).toEqual(junk);
    }
  });

  it('reads a mailbox of a newer version and never writes it', async () => {
    const { store, area, pass } = single();
    const writer = new MemoryStore('other', area.now);
    writer.edit('goals', 'search', () => ({ ...GOAL, id: 'search' }));
    await reconcile(writer, area, '2026-11-21T10:00:00.000Z');
    await area.set({ m: { format: 2, reader: 1, from: { not: 'known' } } });
    store.edit('goals', 'speed', () => GOAL);
    const writes = area.sets;
    await pass();
    expect(store.row('goals', 'search')).not.toBeNull();
    await area.set({ m: { format: 3, reader: 2 } });
    writer.edit('goals', 'later', () => ({ ...GOAL, id: 'later' }));
    await area.set({ 'g:later': (await itemsOf(writer))['g:later'] });
    await pass();
    expect(store.row('goals', 'later')).toBeNull();
    expect(store.knows.newer).toBe(true);
    expect(area.sets).toBe(writes + 2);
  });

  it('answers a device that still has what was deleted long ago', async () => {
    const devices = new Devices('chromium', [0, 0], small);
    const [here, stale] = pair(devices);
    here.store.edit('goals', 'speed', () => GOAL);
    await devices.rest();
    stale.link.pause();
    here.store.edit('goals', 'speed', () => null);
    for (let n = 0; n < 40; n++) {
      devices.now += 7 * DAY;
      park(here.store, n, 'meanwhile');
      await devices.pass(here);
    }
    expect(await itemsIn(here)).not.toHaveProperty('g:speed');
    expect(await devices.rest()).toBe(true);
    expect(stale.store.row('goals', 'speed')).toBeNull();
    expect(devices.seen().size).toBe(2);
    for (const { store } of devices.list) expect(store.row('goals', 'speed')).toBeNull();
  });

  it('says when the browser refuses, keeps what is here, and goes on when it takes again', async () => {
    const { store, area, pass } = single();
    const set = area.set.bind(area);
    for (const [refusal, words] of [
      ['QUOTA_BYTES quota exceeded', /no room left/],
      ['This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.', /for now/],
      ['The disk is on fire', /on fire/],
    ] as const) {
      store.edit('goals', 'speed', () => ({ ...GOAL, title: refusal.slice(0, 20) }));
      let asked = 0;
      area.set = () => {
        asked += 1;
        return Promise.reject(new Error(refusal));
      };
      await pass();
      expect(store.knows.trouble).toMatch(words);
      expect(store.knows.from).toBe('');
      expect(asked).toBe(1);
      area.set = set;
      await pass();
      expect(store.knows.trouble).toBeNull();
      expect((await area.get())['g:speed']).toBeDefined();
    }
    const { get } = area;
    area.get = () => Promise.reject(new Error('No mailbox today'));
    await pass();
    expect(store.knows.trouble).toMatch(/No mailbox today/);
    // There again as it was, all is well.
    area.get = get;
    await pass();
    expect(store.knows.trouble).toBeNull();
  });

  it('holds less when the browser has less room than it says', async () => {
    const { time, store, area, pass } = single({ ...CHROMIUM, bytes: 5_000 });
    for (let n = 1; n <= 60; n++) {
      time.now += 7 * DAY;
      park(store, n, `reason ${n}`);
    }
    await pass();
    expect(store.knows.trouble).toBeNull();
    expect(area.bytes()).toBeLessThanOrEqual(5_000);
    expect(store.knows.held.length).toBeGreaterThan(5);
    expect(store.knows.left).toBe(60 - store.knows.held.length);
  });

  it('writes nothing, and says so, when what always travels has no room', async () => {
    const { store, area, pass } = single();
    for (let n = 0; n < 30; n++)
      store.edit('goals', `goal-${n}`, () => ({
        ...GOAL,
        id: `goal-${n}`,
        rules: Array.from({ length: 9 }, (_, i) => `"${i}${'x'.repeat(480)}"`),
      }));
    await pass();
    expect(area.sets).toBe(0);
    expect(store.knows.trouble).toMatch(/retire a goal/);
  });

  it('a text too large for any item stays here, is told, and hinders nothing', async () => {
    const { store, area, pass } = single();
    store.edit('goals', 'speed', () => ({ ...GOAL, imported: 'x'.repeat(9_000) }));
    store.edit('goals', 'large', () => ({
      ...GOAL,
      id: 'large',
      a: 'x'.repeat(5_000),
      b: 'y'.repeat(5_000),
    }));
    await pass();
    expect(store.knows.trouble).toMatch(/^1 text is too long/);
    const { records } = readItems(await area.get());
    expect(records.find(({ id }) => id === 'large')?.fields).toEqual(store.fieldsOf('goals', 'large'));
    expect(records.find(({ id }) => id === 'speed')?.fields).not.toHaveProperty('imported');
    const { sets } = area;
    await pass();
    expect(area.sets).toBe(sets);
  });

  it('is not led astray by halves of characters, which storage does not keep', async () => {
    const { store, area, pass } = single();
    store.edit('goals', 'speed', () => ({ ...GOAL, title: 'half \ud83d of it', weight: -0 }));
    await pass();
    await pass();
    const { sets } = area;
    await pass();
    expect(area.sets).toBe(sets);
    expect(store.row('goals', 'speed')?.title).toBe('half \ufffd of it');
  });

  it('an edit after a cut travels, although the clock of the device is years behind', async () => {
    const { time, store, area, pass } = single();
    const last = nextStamp(NO_STAMP, time.now, 'other');
    time.now -= 1_000 * DAY;
    await area.set({ m: { format: 1, reader: 1, from: '2026-W47', knew: { other: last } } });
    await pass();
    expect(store.knows.from).toBe('2026-W47');
    park(store, 1, 'after the cut');
    await pass();
    expect(readItems(await area.get()).records).toHaveLength(1);
  });

  it('lists no conflict where the other value was known, however often that comes in again', async () => {
    const { time, store, area, pass } = single();
    const writer = new MemoryStore('other', area.now);
    writer.edit('goals', 'speed', () => GOAL);
    const items = await itemsOf(writer);
    await area.set(items);
    await pass();
    time.now += MINUTE;
    store.edit('goals', 'speed', put({ title: 'Quicker' }));
    await pass();
    await area.set(items);
    await pass();
    expect(store.conflicts.size).toBe(0);
    expect(store.row('goals', 'speed')?.title).toBe('Quicker');
    writer.edit('goals', 'speed', put({ title: 'Faster' }));
    await area.set(await itemsOf(writer));
    await pass();
    expect([...store.conflicts.values()].map(({ kept, lost }) => [kept[0], lost[0]])).toEqual([
      ['Faster', 'Quicker'],
    ]);
  });

  it('puts back what it took in before the browser refused, whatever the mailbox is by then', async () => {
    const { store, area, pass } = single();
    const writer = new MemoryStore('other', () => area.now() - DAY);
    writer.edit('goals', 'search', () => ({ ...GOAL, id: 'search' }));
    store.edit('goals', 'speed', () => GOAL);
    await pass();
    const first = area.items;
    area.items = new Map(Object.entries(await itemsOf(writer)));
    const set = area.set.bind(area);
    area.set = () => Promise.reject(new Error('Not now'));
    await pass();
    area.set = set;
    area.items = first;
    await pass();
    expect(Object.keys(await area.get()).sort()).toEqual(['g:search', 'g:speed', 'm']);
  });

  it('heeds no cut that nobody can have made', async () => {
    const { store, area, pass } = single();
    park(store, 1, 'here');
    for (const m of [
      { format: 1, reader: 1, from: '9999-W52' },
      { format: 1, reader: 1, from: '2027-W01', knew: { other: 'x'.repeat(16) } },
      { format: 1, reader: 1, from: '2027-W01', knew: { other: DIGITS.slice(-1).repeat(16) } },
    ]) {
      await area.set({ m });
      await pass();
      expect(store.knows.from).toBe('');
      expect(store.knows.held).toHaveLength(1);
      expect((await area.get()).m).toEqual({ format: 1, reader: 1, from: '' });
    }
  });
});
