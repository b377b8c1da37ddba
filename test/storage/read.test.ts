import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../lib/core/settings.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { deleteEverything } from '../../lib/storage/erase.ts';
import {
  isReadOnly,
  onStored,
  readGoals,
  readRecords,
  readSettings,
  readSync,
} from '../../lib/storage/read.ts';
import { saveSightings } from '../../lib/storage/sightings.ts';
import { readStored } from '../../lib/storage/stored.ts';
import { hasToken, readToken, saveToken } from '../../lib/storage/tokens.ts';
import { EMPTY, goal, SHOP7 } from '../core/records.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase, putRaw } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const park = () =>
  applyEdit('edit-park', { kind: 'dispose', issues: [SHOP7], disposition: { kind: 'parked' } });

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  reportTo(async () => undefined);
});

describe('reading', () => {
  it('gives the shipped settings and nothing else when nothing is stored', async () => {
    expect(await readRecords()).toEqual(EMPTY);
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
    expect(await isReadOnly()).toBe(false);
  });

  it('gives goals by rank and focuses by week', async () => {
    for (const [id, rank] of [
      ['z', 1],
      ['a', 2],
    ] as const)
      await putRaw('goals', goal(id, rank), id);
    for (const week of ['2026-W47', '2025-W50']) await putRaw('focuses', { week, goal: 'a' }, week);
    expect((await readGoals()).map(({ id }) => id)).toEqual(['z', 'a']);
    expect((await readRecords()).focuses.map(({ week }) => week)).toEqual(['2025-W50', '2026-W47']);
  });

  it('keeps fields that this version does not know', async () => {
    await putRaw('goals', { ...goal('a', 1), mood: 'calm' }, 'a');
    expect(await readGoals()).toEqual([{ ...goal('a', 1), mood: 'calm' }]);
  });
});

describe('onStored', () => {
  it('tells which tables were written, until it is stopped', async () => {
    await readRecords();
    const heard: string[][] = [];
    const stop = onStored((tables) => heard.push([...tables].toSorted()));
    await park();
    await vi.waitFor(() => expect(heard).toEqual([['dispositions', 'edits', 'stamped', 'sync']]));
    stop();
    await saveToken('github.com', 'ghp_0123456789');
    expect(heard).toHaveLength(1);
  });
});

describe('readStored', () => {
  it('lists everything that there is something of, with its size and age', async () => {
    expect(await readStored()).toEqual([]);
    await park();
    await saveSightings([{ key: SHOP7, readAt: '2026-11-20T08:00:00Z', source: 'page' }]);
    await browser.storage.local.set({
      view: { savedAt: '2026-11-21T08:00:00Z' },
      copy: { at: '2026-11-21T08:00:00Z' },
      device: { exportedAt: '2026-11-21T08:00:00Z' },
    });
    const stored = await readStored();
    expect(stored.map(({ what, records }) => `${records} ${what}`)).toEqual([
      '1 Answers other than a goal',
      '1 Edits that can be undone',
      '1 When each field was set',
      '2 Where sync stands',
      '1 Issues seen',
      '1 Copy for tracker pages',
      '1 Second copy, for when the database is lost',
      '1 Last export and reminder',
    ]);
    for (const { what, bytes, oldest } of stored) {
      expect(bytes).toBeGreaterThan(20);
      // Those that order moments, or tell of one to come, have none as text.
      if (!/^(Wh|Last)/.test(what)) expect(oldest).toMatch(/^2\d{3}-/);
    }
  });
});

describe('tokens', () => {
  it('are kept by host and forgotten on demand', async () => {
    await saveToken('github.com', 'ghp_0123456789');
    expect([await readToken('github.com'), await readToken('ghe.acme.dev'), await hasToken()]).toEqual([
      'ghp_0123456789',
      null,
      true,
    ]);
    await saveToken('github.com', null);
    expect([await readToken('github.com'), await hasToken()]).toEqual([null, false]);
  });
});

it('deleteEverything leaves nothing, neither stored nor published, but that sync waits', async () => {
  await park();
  await saveToken('github.com', 'ghp_0123456789');
  await browser.storage.local.set({ view: {} });
  await browser.storage.session.set({ 'limit:github.com': 'x' });
  await deleteEverything();
  expect((await readStored()).map(({ what, records }) => `${records} ${what}`)).toEqual([
    // That it waits, that nothing was lost, and what its clock last read.
    '3 Where sync stands',
  ]);
  expect(await readSync()).toMatchObject({ paused: true, takenAt: null, conflicts: [] });
  expect(await readToken('github.com')).toBe(null);
  expect(await browser.storage.session.get(null)).toEqual({});
});
