import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Edit } from '../../lib/core/edit.ts';
import { VIEW_KEY } from '../../lib/core/view.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { COPY_KEY, keepCopy, readCopy } from '../../lib/storage/copy.ts';
import { openStore } from '../../lib/storage/db.ts';
import { changeDevice, readDevice } from '../../lib/storage/device.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { publishAll, publishChanges } from '../../lib/storage/publish.ts';
import { readRecords } from '../../lib/storage/read.ts';
import { readNoRoom } from '../../lib/storage/room.ts';
import { saveToken } from '../../lib/storage/tokens.ts';
import { isQuota } from '../../lib/storage/writing.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const SHOP = 'github:github.com/acme/shop';
const NAMES = ['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED'];
let count = 0;

const stored = async (edit: Edit) => (await applyEdit(`edit-${String(++count).padStart(6, '0')}`, edit)).made;
const park = (...issues: string[]): Edit => ({ kind: 'dispose', issues, disposition: { kind: 'parked' } });
const many = (from: number) => park(...Array.from({ length: 8 }, (_, i) => `${SHOP}#${from + i}`));

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  reportTo(async () => undefined);
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.clearAllTimers();
  vi.useRealTimers();
});

/** Every row of every table. */
async function everything(): Promise<unknown> {
  const { db } = await openStore();
  return Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()]));
}

/** The database has room for so many more writes. */
function roomFor(writes: number, name: string): void {
  let left = writes;
  for (const method of ['put', 'add'] as const) {
    const original = IDBObjectStore.prototype[method];
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...args) {
      left -= 1;
      if (left < 0) throw new DOMException('there is no more room', name);
      return original.apply(this, args);
    });
  }
}

describe('the database has no room', () => {
  it.each(NAMES)(
    'fault 19: %s at any write of an edit refuses all of it; what was there stays',
    async (name) => {
      await stored(many(1));
      const before = await everything();
      for (let writes = 0; ; writes += 1) {
        roomFor(writes, name);
        const outcome = await stored(many(5)).catch((error: unknown) => error);
        vi.restoreAllMocks();
        if (!(outcome instanceof Error)) {
          // An edit that fits is made; it took more than a few refusals to get there.
          expect(writes).toBeGreaterThan(8);
          break;
        }
        expect(outcome).toMatchObject({
          code: 'quota',
          message: expect.stringContaining('Nothing was changed'),
        });
        expect(await everything()).toEqual(before);
      }
      expect((await readRecords()).dispositions).toHaveLength(12);
    },
  );

  it('fault 19: a token is refused in the same words', async () => {
    await openStore();
    roomFor(0, 'QuotaExceededError');
    await expect(saveToken('github.com', 'ghp_0123456789')).rejects.toMatchObject({ code: 'quota' });
  });

  it.each([
    [new DOMException('', 'QuotaExceededError'), true],
    [new DOMException('', 'NS_ERROR_DOM_QUOTA_REACHED'), true],
    [new Error('NS_ERROR_FILE_NO_DEVICE_SPACE'), true],
    [new Error('IO error: /x/000003.log: No space left on device'), true],
    [new Error('Resource::kQuotaBytes quota exceeded'), true],
    [new Error('the profile is locked'), false],
    ['quota', false],
  ])('fault 19, 20: %s is told from other errors', (error, is) => {
    expect(isQuota(error)).toBe(is);
  });
});

let room = 0;

/** storage.local takes so many characters, and a write as a whole or not at all. */
function localHolds(characters: number): void {
  room = characters;
  const { set, get } = browser.storage.local;
  const write = set.getMockImplementation();
  set.mockImplementation(async (items) => {
    const all = { ...(await get(null)), ...items };
    if (JSON.stringify(all).length > room) throw new Error('Resource::kQuotaBytes quota exceeded');
    await write?.(items);
  });
}

const size = async () => JSON.stringify(await browser.storage.local.get(null)).length;
const aCopy = { count: 9, last: '', items: { 'g:a': 'x'.repeat(5_000) } };

describe('storage.local has no room', () => {
  it('fault 20: the second copy goes first, and the edit is shown', async () => {
    await publishAll();
    await keepCopy(aCopy, () => []);
    localHolds((await size()) + 50);
    const { changes } = await stored(many(1));
    await publishChanges(changes);
    expect(await readCopy()).toBeNull();
    expect(Object.keys(await browser.storage.local.get(null))).toContain(`acts:${SHOP}`);
    expect(await readNoRoom()).toEqual([]);
  });

  it('fault 20: the copy goes for what the device remembers, too', async () => {
    await keepCopy(aCopy, () => []);
    localHolds(await size());
    await changeDevice((device) => ({ ...device, noReminder: true }));
    expect(await readDevice()).toEqual({ noReminder: true });
    expect(await browser.storage.local.get(COPY_KEY)).toEqual({});
  });

  it('fault 20: without room even so the edit stays, what pages read stays whole, and both are said', async () => {
    await publishChanges((await stored({ kind: 'settings', patch: { scopes: [SHOP] } })).changes);
    const before = await browser.storage.local.get(null);
    localHolds((await size()) + 50);
    const { changes } = await stored(many(1));
    await expect(publishChanges(changes)).rejects.toMatchObject({
      code: 'quota',
      message: expect.stringMatching(/^Saved, but this device has no room/),
    });
    expect(await browser.storage.local.get(null)).toEqual(before);
    expect((await readRecords()).dispositions).toHaveLength(8);
    expect(await readNoRoom()).toEqual(['view']);
    room = Number.POSITIVE_INFINITY;
    await publishAll();
    expect(await readNoRoom()).toEqual([]);
    expect(await browser.storage.local.get(VIEW_KEY)).toMatchObject({ [VIEW_KEY]: { scopes: [SHOP] } });
  });
});
