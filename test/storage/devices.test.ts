import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import { type Edit, EditRefused, type Records } from '../../lib/core/edit.ts';
import type { Stamped } from '../../lib/core/stamped.ts';
import { isExpected } from '../../lib/platform/errors.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { MIGRATIONS } from '../../lib/storage/migrations/index.ts';
import { canonical } from '../../lib/sync/canonical.ts';
import type { Mailbox } from '../../lib/sync/mailbox.ts';
import { reconcile } from '../../lib/sync/reconcile.ts';
import type { SyncStore } from '../../lib/sync/sync-store.ts';
import { anyEdit } from '../core/edits/any-edit.ts';
import { EMPTY, sorted } from '../core/records.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

/** Three devices, each with a database of its own, and the mailbox between them: the real storage, not a model of it. */

type Device = {
  save(edit: Edit): Promise<string>;
  undo(id: string): Promise<void>;
  sync(): Promise<boolean>;
  records(): Promise<Records>;
  stamped(): Promise<unknown[]>;
  store: SyncStore;
  clear(): Promise<void>;
};

let items: Record<string, unknown> = {};
const mailbox: Mailbox = {
  get: async () => structuredClone(items),
  set: async (news) => {
    items = { ...items, ...structuredClone(news) };
  },
  remove: async (keys) => {
    items = Object.fromEntries(Object.entries(items).filter(([key]) => !keys.includes(key)));
  },
};
let count = 0;

async function newDevice(name: string): Promise<Device> {
  const db = new Dexie(name, { autoOpen: false });
  for (const { version, stores } of MIGRATIONS) db.version(version).stores(stores);
  await db.open();
  vi.resetModules();
  vi.doMock('../../lib/storage/db.ts', () => ({
    DATABASE: name,
    openStore: async () => ({ db, readOnly: false }),
    openWritable: async () => db,
  }));
  const { applyEdit, applyUndo } = await import('../../lib/storage/edits.ts');
  const { syncStore } = await import('../../lib/storage/sync-store.ts');
  const { readRecords } = await import('../../lib/storage/read.ts');
  const { reportTo: itsReport } = await import('../../lib/platform/report.ts');
  itsReport(async () => undefined);
  return {
    save: async (edit) => {
      count += 1;
      return (await applyEdit(`edit-of-a-device-${count}`, edit)).saved.undo;
    },
    undo: async (id) => void (await applyUndo(id, () => undefined)),
    sync: async () => (await reconcile(syncStore, mailbox, new Date().toISOString())).wrote,
    records: readRecords,
    stamped: () => db.table('stamped').toArray(),
    store: syncStore,
    clear: () =>
      db.transaction('rw', db.tables, async () => {
        for (const table of db.tables) await table.clear();
      }),
  };
}

const devices: Device[] = [];

beforeAll(async () => {
  reportTo(async () => undefined);
  for (const name of ['laptop', 'desktop', 'phone']) devices.push(await newDevice(name));
});

type Step = { on: number } & ({ edit: Edit } | { undo: number } | { sync: true });

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ on: fc.nat(2), edit: anyEdit }) },
  { weight: 1, arbitrary: fc.record({ on: fc.nat(2), undo: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ on: fc.nat(2), sync: fc.constant(true as const) }) },
);

async function take(step: Step, done: string[][]): Promise<void> {
  const device = devices[step.on];
  const own = done[step.on] ?? [];
  if (!device) return;
  try {
    if ('edit' in step) own.push(await device.save(step.edit));
    else if ('undo' in step) await device.undo(own[step.undo % Math.max(1, own.length)] ?? 'none-of-mine');
    else await device.sync();
  } catch (error) {
    if (!(error instanceof EditRefused || (error instanceof Error && isRefusal(error)))) throw error;
  }
}

/** Of modules of their own, so known by name. */
function isRefusal(error: Error): boolean {
  return isExpected(error) || ['EditRefused', 'ExpectedError'].includes(error.name);
}

it('faults 27 to 31, 34: what three devices store comes together, whatever they did and in whatever order they met', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 40, size: 'max' }), async (steps) => {
      items = {};
      for (const device of devices) await device.clear();
      const done: string[][] = [[], [], []];
      // Goals of which the edits speak, known to two of the three.
      for (const title of ['A', 'B', 'C', 'D'])
        await devices[0]?.save({ kind: 'goal', goal: { title, rules: [] } });
      for (const device of devices.slice(0, 2)) await device.sync();
      for (const step of steps) await take(step, done);
      for (let round = 0; round < 3; round += 1) for (const device of devices) await device.sync();
      const [first, ...others] = await Promise.all(
        devices.map(async (device) => ({
          records: canonical(sorted(await device.records())),
          stamped: canonical(await device.stamped()),
        })),
      );
      for (const other of others) {
        expect(other.records).toBe(first?.records);
        expect(other.stamped).toBe(first?.stamped);
      }
      const active = (await devices[0]?.records())?.goals.filter(({ state }) => state === 'active') ?? [];
      const ranks = active.map(({ rank }) => rank).toSorted((a, b) => a - b);
      expect(ranks).toEqual([1, 2, 3, 4, 5].slice(0, active.length));
      // They are of one mind, so nobody writes any more.
      for (const device of devices) expect(await device.sync()).toBe(false);
      // What shows is what was stamped: an empty device that takes all of it in shows the same.
      const [empty] = devices;
      // These rows are the store's own.
      const all = (await empty?.stamped()) as Stamped[];
      await empty?.clear();
      await empty?.store.merge(all);
      expect(canonical(sorted((await empty?.records()) ?? EMPTY))).toBe(first?.records);
    }),
    { numRuns: 60 },
  );
}, 300_000);
