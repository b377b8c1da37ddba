import 'fake-indexeddb/auto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { deviceOf, timeOf } from '../../lib/core/clock.ts';
import { newestStamp } from '../../lib/core/merge.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { DATABASE, openStore, openWritable } from '../../lib/storage/db.ts';
import { MIGRATIONS, VERSION } from '../../lib/storage/migrations/index.ts';
import { v2 } from '../../lib/storage/migrations/v2.ts';
import { rowsIn } from '../../lib/storage/pack-text.ts';
import { containerOfPack } from '../../lib/storage/packs.ts';
import { readEdits, readProblems, readRecords, readSightings } from '../../lib/storage/read.ts';
import { rowsOf } from '../../lib/storage/rows.ts';
import { clockSchema, storedStampedSchema, TABLES } from '../../lib/storage/schemas.ts';
import { saveSightings } from '../../lib/storage/sightings.ts';
import { stateIn } from '../../lib/storage/stamps.ts';
import { readToken } from '../../lib/storage/tokens.ts';
import { freshDatabase, rawRows } from './fresh.ts';
import { killAtStep } from './kill.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

/** What one version of the data looked like, frozen when it was released: never to be edited. */
const exampleSchema = z.object({
  version: z.int(),
  /** Indexes as that version had them. */
  stores: z.record(z.string(), z.string()),
  /** Rows with the keys that stand outside of them, null where the key is in the row. */
  rows: z.record(z.string(), z.array(z.tuple([z.nullable(z.string()), z.unknown()]))),
});

const versions = MIGRATIONS.map(({ version }) => version);
const exampleOf = (version: number) =>
  exampleSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, `v${version}.json`), 'utf8')));

async function restore(version: number): Promise<void> {
  const { stores, rows } = exampleOf(version);
  const db = new Dexie(DATABASE);
  db.version(version).stores(stores);
  for (const [table, list] of Object.entries(rows)) {
    for (const [key, row] of list) await db.table(table).put(row, key ?? undefined);
  }
  db.close();
}

/** Everything in the database, as whoever opens it without a version finds it. */
async function raw(): Promise<{ version: number; rows: Record<string, [unknown, unknown][]> }> {
  const db = await new Dexie(DATABASE).open();
  const rows = await Promise.all(
    db.tables.map(async (table): Promise<[string, [unknown, unknown][]]> => {
      const [keys, all] = [await table.toCollection().primaryKeys(), await table.toArray()];
      return [table.name, keys.map((key, i) => [key, all[i]])];
    }),
  );
  const found = { version: db.verno, rows: Object.fromEntries(rows) };
  db.close();
  return found;
}

/** The issues in packs. */
function packedIn(packs: readonly (readonly [unknown, unknown])[] = []): unknown[] {
  return packs.flatMap(([, pack]) => {
    const { id, rows } = z.looseObject({ id: z.string(), rows: z.string() }).parse(pack);
    return rowsIn(rows, containerOfPack(id));
  });
}

describe('migrations', () => {
  beforeEach(freshDatabase);

  it('go from 1 to today without gaps, with a frozen example of each', () => {
    expect(versions).toEqual(versions.map((_, i) => i + 1));
    expect(VERSION).toBe(versions.length);
    expect(globSync('v*.json', { cwd: import.meta.dirname }).toSorted()).toEqual(
      versions.map((n) => `v${n}.json`).toSorted(),
    );
  });

  it('leave the newest example as the code has it', () => {
    expect(exampleOf(VERSION).stores).toEqual(MIGRATIONS.at(-1)?.stores);
  });

  it.each(versions)('every row of version %i opens and reads back', async (version) => {
    const problems = vi.fn(async () => undefined);
    reportTo(problems);
    await restore(version);
    const { db, readOnly } = await openStore();
    expect({ readOnly, version: db.verno }).toEqual({ readOnly: false, version: VERSION });
    const { rows } = exampleOf(version);
    for (const [table, list] of Object.entries(rows))
      expect(await rawRows(table)).toHaveLength(table === 'sightings' ? 0 : list.length);
    const records = await readRecords();
    const counts = Object.fromEntries(
      [
        ...Object.entries(records),
        ['sightings', await readSightings()],
        ['edits', await readEdits(9)],
        ['problems', await readProblems()],
      ].map(([name, list]) => [name, Array.isArray(list) ? list.length : 1]),
    );
    const frozen = { ...rows, sightings: [...(rows.sightings ?? []), ...packedIn(rows.seen)] };
    expect(counts).toEqual(
      Object.fromEntries(Object.keys(counts).map((name) => [name, Reflect.get(frozen, name).length])),
    );
    expect(records.settings.scopes).toEqual(['github:github.com/acme/shop', 'jira:acme.atlassian.net/SHOP']);
    expect(await readToken('github.com')).toBe('ghp_example00000000000000000000000000000');
    for (const name of ['stamped', 'conflicts', 'spaces'] as const)
      if (rows[name]) expect(await rowsOf(db, name)).toHaveLength(rows[name].length);
    const state = new Map(rows.sync ?? []).get('state');
    if (state) expect(await stateIn(db)).toEqual(state);
    expect(problems).not.toHaveBeenCalled();
  });

  it.each(versions.slice(0, -1))(
    'fault 3: version %i survives a kill in any step of its upgrade',
    async (version) => {
      reportTo(async () => undefined);
      let steps = 0;
      for (let killed = true; killed; ) {
        await freshDatabase();
        (await openStore()).db.close();
        await Dexie.delete(DATABASE);
        await restore(version);
        const before = await raw();
        steps += 1;
        const alive = killAtStep(steps, 'versionchange');
        // Whatever it says: the process that asked is gone.
        await openStore().then(
          ({ db }) => db.close(),
          () => undefined,
        );
        killed = alive();
        if (killed) expect(await raw()).toEqual(before);
        const { db, readOnly } = await openStore();
        expect({ readOnly, version: db.verno }).toEqual({ readOnly: false, version: VERSION });
        db.close();
        const after = await raw();
        expect(after.rows).toMatchObject({ ...before.rows, sightings: [] });
        const issues = before.rows.sightings?.map(([, row]) => row) ?? [];
        expect(packedIn(after.rows.seen)).toEqual([...issues, ...packedIn(before.rows.seen)]);
        expect(after.rows.stamped).toHaveLength(TABLES.flatMap((table) => before.rows[table] ?? []).length);
      }
      // From version 3 on an upgrade takes no step but to count the version up.
      expect(steps).toBeGreaterThan({ 1: 20, 2: 4 }[version] ?? 0);
    },
  );

  it('fault 18: an upgrade that throws leaves the old data, which the old version goes on with', async () => {
    reportTo(async () => undefined);
    await restore(1);
    const before = await raw();
    vi.spyOn(v2, 'upgrade').mockImplementation(async (transaction) => {
      await transaction.table('goals').clear();
      throw new Error('no such field');
    });
    const { db, readOnly } = await openStore();
    expect(readOnly).toBe('stuck');
    expect((await readRecords()).goals).toHaveLength(before.rows.goals?.length ?? 0);
    await expect(openWritable()).rejects.toMatchObject({ code: 'newer-data' });
    db.close();
    vi.restoreAllMocks();
    expect(await raw()).toEqual(before);
    // The old version, put back.
    const old = new Dexie(DATABASE);
    old.version(1).stores(exampleOf(1).stores);
    await old.table('goals').put({ id: 'new', title: 'Written since' }, 'new');
    old.close();
    expect((await openStore()).readOnly).toBe(false);
    expect((await raw()).rows.goals).toHaveLength((before.rows.goals?.length ?? 0) + 1);
  });

  it('version 2 stamps what was there by the time each record tells, and gives way where it tells none', async () => {
    await restore(1);
    (await openStore()).db.close();
    const { stamped = [], sync = [] } = (await raw()).rows;
    const rows = new Map(stamped.map(([key, row]) => [key, storedStampedSchema.parse(row)]));
    const goal = rows.get('goals checkout');
    expect(goal?.fields.title?.[0]).toBe('Checkout under two seconds');
    expect(goal?.fields.fromANewerDevice?.[0]).toEqual({ kept: true });
    expect(new Date(timeOf(goal?.fields.title?.[1] ?? '')).toISOString()).toBe('2026-11-16T09:30:00.000Z');
    expect(goal?.week).toBe('always');
    expect(timeOf(rows.get('goals search')?.fields.title?.[1] ?? 'x')).toBe(0);
    expect(rows.get('links github:github.com/acme/shop#7 checkout')?.week).toBe('2026-W46');
    expect(rows.get('settings settings')?.fields['exempt/"release v*"']?.[0]).toBe(null);
    const clock = clockSchema.parse(new Map(sync).get('clock'));
    const stamps = [...rows.values()].map(({ fields }) => newestStamp(fields));
    expect(stamps.toSorted().at(-1)).toBe(clock.last);
    expect(new Set(stamps.map(deviceOf))).toEqual(new Set([clock.device]));
  });

  it('version 2 takes no moment from the future, and no row that is none', async () => {
    await restore(1);
    const db = await new Dexie(DATABASE).open();
    await db.table('goals').put({ id: 'far', title: 'Far', updated: '2999-01-01T00:00:00Z' }, 'far');
    await db.table('links').put('nothing', 'somewhere');
    db.close();
    (await openStore()).db.close();
    const { stamped = [], links = [] } = (await raw()).rows;
    const rows = new Map(stamped.map(([key, row]) => [key, storedStampedSchema.parse(row)]));
    expect(timeOf(newestStamp(rows.get('goals far')?.fields ?? {}))).toBeLessThanOrEqual(Date.now());
    expect(links).toContainEqual(['somewhere', 'nothing']);
    expect(rows.has('links somewhere')).toBe(false);
  });

  it('version 3 packs issues by their numbers, bad rows and those of no issue too', async () => {
    await restore(2);
    const db = await new Dexie(DATABASE).open();
    const bad = { key: 'github:github.com/acme/shop#8', container: 5 };
    const far = { key: 'github:github.com/acme/shop#1000', facts: {} };
    await db.table('sightings').bulkPut([bad, far, { key: 'nothing' }]);
    db.close();
    reportTo(async () => undefined);
    expect(await readSightings()).toHaveLength(1);
    const { seen = [], sightings } = (await raw()).rows;
    expect(sightings).toEqual([]);
    expect(seen.map(([id]) => id)).toEqual([
      'github:github.com/acme/shop 0',
      'github:github.com/acme/shop 7',
      'nothing 0',
    ]);
    expect(packedIn(seen)).toEqual(expect.arrayContaining([bad, far, { key: 'nothing' }]));
  });

  it('version 4 writes a pack of version 3 anew when one of its issues is shown, and loses nothing of it', async () => {
    await restore(3);
    (await openStore()).db.close();
    const old = (await raw()).rows.seen;
    expect(old).toEqual(exampleOf(3).rows.seen?.map(([, pack]) => [Object(pack).id, pack]));
    const [seen] = await readSightings();
    const key = 'github:github.com/acme/shop#8';
    await saveSightings([{ key, readAt: '2026-11-21T10:00:00Z', source: 'page' }]);
    expect((await raw()).rows.seen).not.toEqual(old);
    expect((await readSightings()).map((one) => (one.key === key ? key : one))).toEqual([seen, key]);
  });

  it('a second start upgrades nothing again', async () => {
    await restore(1);
    (await openStore()).db.close();
    const once = await raw();
    (await openStore()).db.close();
    expect(await raw()).toEqual(once);
  });
});
