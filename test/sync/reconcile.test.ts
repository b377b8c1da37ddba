import { describe, expect, it } from 'vitest';
import { DIGITS, NO_STAMP, nextStamp } from '../../lib/core/clock.ts';
import { canonical } from '../../lib/sync/canonical.ts';
import { type Items, LIMITS } from '../../lib/sync/mailbox.ts';
import { readItems } from '../../lib/sync/read.ts';
import { reconcile } from '../../lib/sync/reconcile.ts';
import { Area, CHROMIUM, FIREFOX } from './area.ts';
import { DAY, type Device, Devices, type Engine, MINUTE, TRANSPORTS } from './devices.ts';
import { MemoryStore, type Row } from './memory-store.ts';

const GOAL = { id: 'speed', title: 'Speed', rank: 1, state: 'active', rules: [] };
const put = (more: Row) => (row: Row | null) => ({ ...row, ...more });
const disposition = (n: number) => `jira:acme.atlassian.net/SHOP-${n}`;

function park(store: MemoryStore, n: number, reason: string): void {
  const issue = disposition(n);
  store.edit('dispositions', issue, put({ issue, kind: 'parked', reason }));
}

/** The devices, by name. */
function pair(devices: Devices): [Device, Device] {
  const [here, there] = devices.list;
  if (!here || !there) throw new Error('There are two');
  return [here, there];
}

/** With room for some 20 dispositions. */
const SMALL = { ...LIMITS, bytes: 4_000 };
const small: Engine = (store, mailbox, now) => reconcile(store, mailbox, now, SMALL);

describe.each(TRANSPORTS)('two devices over a mailbox like %s', (transport) => {
  it('half a character hinders nothing: it travels as the one that stands for what cannot be read', async () => {
    const devices = new Devices(transport, [0, 0]);
    const [here, there] = pair(devices);
    here.store.edit('goals', 'speed', () => ({ ...GOAL, title: 'Half \ud83d of \\ud83d' }));
    await devices.rest();
    expect(await devices.rest()).toBe(true);
    for (const { store } of [here, there])
      expect(store.row('goals', 'speed')).toEqual({ ...GOAL, title: 'Half \ufffd of \\ud83d' });
    const { sets } = here.link.area;
    await devices.rest();
    expect(here.link.area.sets).toBe(sets);
  });

  it('fault 30: what was set before sync began is on both', async () => {
    const devices = new Devices(transport, [0, 0]);
    const [here, there] = pair(devices);
    there.link.pause();
    here.store.edit('goals', 'speed', () => GOAL);
    park(there.store, 1, 'before sync');
    there.store.edit('settings', 'settings', put({ scopes: ['github:github.com/acme/there'] }));
    await devices.pass(there);
    here.store.edit('settings', 'settings', put({ scopes: ['github:github.com/acme/here'] }));
    expect(await devices.rest()).toBe(true);
    expect(devices.seen().size).toBe(1);
    expect(there.store.row('goals', 'speed')).toEqual(GOAL);
    expect(here.store.row('dispositions', disposition(1))).toMatchObject({ reason: 'before sync' });
    expect(here.store.row('settings', 'settings')?.scopes).toEqual(
      expect.arrayContaining(['github:github.com/acme/here', 'github:github.com/acme/there']),
    );
  });

  it('fault 31: what was set while sync was off is on both, and a conflict is listed where it was lost', async () => {
    const devices = new Devices(transport, [0, 0]);
    const [here, there] = pair(devices);
    here.store.edit('goals', 'speed', () => GOAL);
    await devices.rest();
    there.link.pause();
    there.store.edit('goals', 'speed', put({ owner: '@there', title: 'Faster' }));
    await devices.pass(there);
    devices.now += MINUTE;
    here.store.edit('goals', 'speed', put({ outcome: 'Shoppers stay', title: 'Quicker' }));
    await devices.pass(here);
    expect(await devices.rest()).toBe(true);
    for (const { store } of devices.list)
      expect(store.row('goals', 'speed')).toEqual({
        ...GOAL,
        title: 'Quicker',
        owner: '@there',
        outcome: 'Shoppers stay',
      });
    const listed = devices.list.flatMap(({ store }) => [...store.conflicts.values()]);
    expect(listed).toContainEqual(
      expect.objectContaining({
        field: 'title',
        kept: ['Quicker', expect.anything()],
        lost: ['Faster', expect.anything()],
      }),
    );
  });

  it('fault 32: after 90 days away a device’s edits travel, its old weeks do not, and nothing deleted comes back', async () => {
    const devices = new Devices(transport, [0, 0], small);
    const [here, away] = pair(devices);
    here.store.edit('goals', 'speed', () => GOAL);
    here.store.edit('goals', 'gone', () => ({ ...GOAL, id: 'gone', rank: 2 }));
    for (let n = 1; n <= 5; n++) park(away.store, n, 'known to both');
    expect(await devices.rest()).toBe(true);

    away.link.pause();
    devices.now += DAY;
    park(away.store, 6, 'made away');
    away.store.edit('goals', 'speed', put({ owner: '@away' }));
    await devices.pass(away);
    here.store.edit('goals', 'gone', () => null);
    for (let day = 0; day < 90; day++) {
      devices.now += DAY;
      park(here.store, 100 + day, 'meanwhile');
      here.link.all();
      await devices.pass(here);
      if (day % 15 === 0) await devices.pass(away);
    }
    const cut = here.store.knows.from;
    expect(cut > '2026-W50').toBe(true);

    expect(await devices.rest()).toBe(true);
    expect(here.store.row('dispositions', disposition(6))).toMatchObject({ reason: 'made away' });
    expect(here.store.row('goals', 'speed')).toMatchObject({ owner: '@away' });
    for (const { store } of devices.list) expect(store.row('goals', 'gone')).toBeNull();
    expect(here.store.row('dispositions', disposition(1))).toMatchObject({ reason: 'known to both' });
    const ids = readItems(Object.fromEntries(devices.cloud.items)).records.map(({ id }) => id);
    for (let n = 1; n <= 5; n++) expect(ids).not.toContain(disposition(n));
    expect(ids).toContain(disposition(6));
    expect(away.store.knows.from >= cut).toBe(true);
  });

  it('fault 23: of 30 weeks of work the same newest weeks travel on both, the others stay', async () => {
    const devices = new Devices(transport, [0, 0]);
    const [here, there] = pair(devices);
    for (let week = 0; week < 30; week++) {
      devices.now += 7 * DAY;
      for (let n = 0; n < 40; n++)
        park(here.store, week * 100 + n, `the reason of ${week}, in so many words`);
      for (let n = 0; n < 40; n++) {
        const issue = `github:github.com/acme/shop#${week * 100 + n + 1}`;
        there.store.edit('links', `${issue} speed`, put({ issue, goal: 'speed', reason: 'by hand' }));
      }
      for (const device of devices.list) {
        device.link.all();
        await devices.pass(device);
      }
    }
    expect(await devices.rest()).toBe(true);
    const [a, b] = [here.store.knows, there.store.knows];
    expect(a.held).toEqual(b.held);
    expect(a.from).toBe(a.held[0]);
    expect(a.held.length).toBeGreaterThan(4);
    expect(a.left).toBe(30 - a.held.length);
    expect(here.store.records.size).toBe(30 * 80);
    expect(here.link.area.bytes()).toBeLessThanOrEqual(LIMITS.bytes);
    expect(a.trouble).toBeNull();
  });

  it('fault 24: of 600 goals set in one week the newest travel, and both devices agree which', async () => {
    const devices = new Devices(transport, [0, 0]);
    const [here, there] = pair(devices);
    for (let n = 0; n < 600; n++) {
      const id = `goal-${n}`;
      here.store.edit('goals', id, () => ({ ...GOAL, id, state: 'later' }));
    }
    await devices.pass(here);
    expect(here.link.area.sets).toBe(1);
    expect(here.link.area.items.size).toBe(LIMITS.items);
    there.store.edit('goals', 'speed', () => GOAL);
    park(there.store, 1, 'on the other one');
    expect(await devices.rest()).toBe(true);
    expect(here.store.knows.from).toBe(there.store.knows.from);
    expect(here.store.row('dispositions', disposition(1))).not.toBeNull();
    expect(there.store.row('goals', 'goal-599')).not.toBeNull();
    expect(there.store.row('goals', 'goal-0')).toBeNull();
    expect(here.store.row('goals', 'goal-0')).not.toBeNull();
    expect(here.link.area.items.size).toBeLessThanOrEqual(LIMITS.items);
    expect(there.store.records.size).toBeGreaterThan(400);
  });

  it('fault 26: a mailbox that came in over its quota is made smaller once, without a loop', async () => {
    const devices = new Devices(transport, [0, 0]);
    const [here, there] = pair(devices);
    const other = new Area({ ...FIREFOX, bytes: 1_000_000, items: 5_000 }, () => devices.now);
    const huge = new MemoryStore('huge-', () => devices.now);
    for (let n = 0; n < 900; n++) {
      devices.now += DAY / 12;
      const issue = disposition(n + 1);
      huge.edit('dispositions', issue, put({ issue, kind: 'parked', reason: 'x'.repeat(100) }));
    }
    const limits = { bytes: 1_000_000, items: 5_000, item: 8_000 };
    await reconcile(huge, other, new Date(devices.now).toISOString(), limits);
    devices.cloud.items = new Map(other.items);
    expect(other.bytes()).toBeGreaterThan(CHROMIUM.bytes);
    expect(await devices.rest()).toBe(true);
    const writes = here.link.area.sets + there.link.area.sets;
    expect(await devices.rest()).toBe(true);
    expect(here.link.area.sets + there.link.area.sets).toBe(writes);
    expect(here.link.area.bytes()).toBeLessThanOrEqual(LIMITS.bytes);
    // Whoever read it first has all of it; the other one what is held now.
    expect(here.store.records.size).toBe(900);
    expect(there.store.knows.held).toEqual(here.store.knows.held);
  });

  it('fault 34: deliveries twice, late and in another order end in the same bytes', async () => {
    const ends = new Set<string>();
    for (let seed = 1; seed <= 20; seed++) {
      let state = seed;
      const dice = (sides: number) => {
        state = (Math.imul(state, 48_271) + seed) >>> 0;
        return (state >>> 4) % sides;
      };
      const devices = new Devices(transport, [0, 0, 0]);
      devices.list.forEach(({ store }, i) => {
        store.edit('goals', 'speed', () => ({ ...GOAL, title: `From ${i}` }));
        park(store, i + 1, `From ${i}`);
      });
      const { now } = devices;
      for (let step = 0; step < 40; step++) {
        const device = devices.list[dice(3)] ?? raise();
        if (dice(2) === 0) device.link.some(dice);
        else await devices.pass(device);
      }
      devices.now = now;
      expect(await devices.rest()).toBe(true);
      const items = Object.fromEntries(devices.cloud.items);
      ends.add(canonical(items));
      expect(devices.seen().size).toBe(1);
    }
    expect(ends.size).toBe(1);
  });
});

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

/** One device with its mailbox. */
function single(rules = CHROMIUM) {
  const time = { now: Date.UTC(2026, 10, 21, 10) };
  const now = () => time.now;
  const store = new MemoryStore('dev-0', now);
  const area = new Area(rules, now);
  const pass = () => reconcile(store, area, new Date(now()).toISOString());
  return { time, store, area, pass };
}

async function itemsOf(store: MemoryStore): Promise<Items> {
  const area = new Area(FIREFOX, store.now);
  store.knows = { ...store.knows, digest: '' };
  await reconcile(store, area, '2026-11-21T10:00:00.000Z');
  return area.get();
}

function itemsIn({ link }: Device): Promise<Items> {
  return link.area.get();
}

function raise(): never {
  throw new Error('There is none');
}
