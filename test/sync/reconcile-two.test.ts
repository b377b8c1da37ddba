import { describe, expect, it } from 'vitest';
import { canonical } from '../../lib/sync/canonical.ts';
import { LIMITS } from '../../lib/sync/mailbox.ts';
import { readItems } from '../../lib/sync/read.ts';
import { reconcile } from '../../lib/sync/reconcile.ts';
import { Area, CHROMIUM, FIREFOX } from './area.ts';
import { DAY, Devices, MINUTE, TRANSPORTS } from './devices.ts';
import { MemoryStore } from './memory-store.ts';
import { disposition, GOAL, pair, park, put, raise, small } from './reconcile-cases.ts';

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
