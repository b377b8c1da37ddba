import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { OVERVIEW_KEY } from '../../lib/core/overview.ts';
import { actsKey, notesKey, PAGE_KEY } from '../../lib/core/view.ts';
import { openStore } from '../../lib/storage/db.ts';
import { publishAll, publishMissing, publishSoon } from '../../lib/storage/publish.ts';
import { saveSightings } from '../../lib/storage/sightings.ts';
import { saveToken } from '../../lib/storage/tokens.ts';
import { overviewSchema } from '../core/overview-schema.ts';
import { local } from '../local.ts';
import { browser } from '../platform/fake-browser.ts';
import { putRaw } from './fresh.ts';
import {
  acts,
  eachAnew,
  facts,
  notes,
  PLAN,
  park,
  problems,
  published,
  SHOP,
  save,
  shopIsOptedIn,
  stored,
  view,
  writes,
} from './publish-cases.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

eachAnew();

describe('publishAll', () => {
  it('counts what was seen, and takes back what no record holds any more', async () => {
    await shopIsOptedIn();
    await browser.storage.local.set({
      [actsKey('github:github.com/gone/repo')]: { links: {} },
      'not ours': 1,
    });
    await saveSightings([
      facts(`${SHOP}#1`, { labels: ['checkout'] }),
      facts(`${SHOP}#2`, { state: 'closed', labels: ['checkout'] }),
    ]);
    await publishAll();
    expect(overviewSchema.parse((await published())[OVERVIEW_KEY])).toMatchObject({
      goals: { checkout: { open: 1, done: 1, started: 0 } },
      seen: 1,
    });
    expect(await published()).not.toHaveProperty([actsKey('github:github.com/gone/repo')]);
    expect(await published()).toHaveProperty('not ours', 1);
  });

  it('says what the issues serve that others hang from, beside those others', async () => {
    await shopIsOptedIn();
    await saveSightings([
      facts(`${PLAN}#1`, { labels: ['checkout'], parent: null }),
      facts(`${PLAN}#2`, { labels: ['other'], parent: null, blocks: [], closes: [] }),
      facts(`${SHOP}#7`, { parent: { key: `${PLAN}#1`, parent: null } }),
      facts(`${SHOP}#8`, { parent: { key: 'github:github.com/Acme/Plan#2', parent: null } }),
      facts(`${SHOP}#9`, { kind: 'pull', closes: [{ key: `${SHOP}#7` }], blocks: [{ key: `${SHOP}#99` }] }),
    ]);
    await publishAll();
    expect((await acts(SHOP)).serves).toEqual({
      [`${PLAN}#1`]: ['checkout'],
      [`${PLAN}#2`]: [],
      [`${SHOP}#7`]: ['checkout'],
    });
    expect(await published()).not.toHaveProperty([actsKey(PLAN)]);
    // An edit elsewhere in the container leaves it as it was.
    await save(park(`${SHOP}#7`));
    expect(Object.keys((await acts(SHOP)).serves)).toHaveLength(3);
    await save({ kind: 'link', issue: `${PLAN}#2`, goal: 'checkout' });
    await publishAll();
    expect((await acts(SHOP)).serves).toMatchObject({ [`${PLAN}#2`]: ['checkout'], [`${SHOP}#7`]: [] });
  });

  it('says of each issue what only all that was seen shows, and takes it back with its reason', async () => {
    await shopIsOptedIn();
    await save({ kind: 'focus', focus: { week: '2026-W47', goal: 'checkout' } });
    const read = { parent: null, closes: [], blocks: [], assignees: ['kim'] };
    const focus = facts(`${PLAN}#1`, { ...read, labels: ['checkout'], blockedBy: [{ key: `${SHOP}#7` }] });
    await saveSightings([focus, facts(`${SHOP}#7`, { ...read, readAt: '2026-11-21T09:00:00Z' })]);
    await publishAll();
    const words = async () => [
      (await notes(SHOP))[`${SHOP}#7`]?.word,
      (await notes(PLAN))[`${PLAN}#1`]?.word,
    ];
    expect(await words()).toEqual(['blocks focus', 'waits on unlinked']);
    // An answer in the container neither reads nor writes what is said of all its issues.
    browser.storage.local.get.mockClear();
    browser.storage.local.set.mockClear();
    await save(park(`${SHOP}#8`));
    expect(JSON.stringify(browser.storage.local.get.mock.calls)).not.toContain('notes:');
    expect(writes()).toEqual([[actsKey(SHOP), 'published']]);
    expect(await words()).toEqual(['blocks focus', 'waits on unlinked']);
    await save({ kind: 'link', issue: `${SHOP}#7`, goal: 'checkout' });
    await publishAll();
    expect(await published()).not.toHaveProperty([notesKey(SHOP)]);
    expect(await published()).not.toHaveProperty([notesKey(PLAN)]);
  });

  it('tells that there is a token, and never which', async () => {
    await saveToken('github.com', 'ghp_secret0123456789');
    await publishAll();
    expect((await view()).hasToken).toBe(true);
    expect(JSON.stringify(await published())).not.toContain('secret');
  });

  it('leaves out a stored rule that cannot be read, and lists it', async () => {
    await putRaw(
      'goals',
      { id: 'a', title: 'A', rank: 1, state: 'active', rules: ['epik:1', 'label:x'] },
      'a',
    );
    await publishAll();
    expect((await view()).goals[0]?.rules.map(({ text }) => text)).toEqual(['label:x']);
    expect(problems).toHaveBeenCalledWith(
      expect.objectContaining({
        part: 'stored rule',
        sets: ['goals', 'a'],
        message: expect.stringContaining('epik'),
      }),
    );
  });
});

describe('publishMissing', () => {
  it('makes up for a publish that was cut off', async () => {
    await shopIsOptedIn();
    await publishMissing();
    expect(writes()).toEqual([]);
    // Killed after the commit: nothing was published.
    await stored(park(`${SHOP}#7`));
    expect(await published()).not.toHaveProperty([actsKey(SHOP)]);
    await publishMissing();
    expect((await acts(SHOP)).dispositions).toHaveProperty([`${SHOP}#7`]);
  });

  it('writes anew what the browser has lost, and a first view for a new installation', async () => {
    await publishMissing();
    expect(await view()).toMatchObject({ scopes: [], goals: [] });
    await save({ kind: 'settings', patch: { scopes: [SHOP] } });
    await browser.storage.local.clear();
    await publishMissing();
    expect((await view()).scopes).toEqual([SHOP]);
  });

  it('is due on another day, as what is counted and said rests on weeks and snoozes', async () => {
    await shopIsOptedIn();
    await save({ kind: 'focus', focus: { week: '2026-W47', goal: 'checkout' } });
    const snoozed = { kind: 'snoozed' as const, until: '2026-11-24' };
    await save({ kind: 'dispose', issues: [`${SHOP}#8`], disposition: snoozed });
    const read = { parent: null, closes: [], blocks: [], assignees: ['kim'] };
    await saveSightings([
      facts(`${SHOP}#6`, { ...read, labels: ['checkout'], blockedBy: [{ key: `${SHOP}#7` }] }),
      facts(`${SHOP}#7`, { ...read, readAt: '2026-11-21T09:00:00Z' }),
      facts(`${SHOP}#8`, { ...read, labels: ['checkout'] }),
    ]);
    await publishAll();
    const shown = async () => {
      const { counts } = overviewSchema.parse((await published())[OVERVIEW_KEY]);
      const { day }: { day?: string } = Object((await published())[PAGE_KEY]);
      return [counts.focus, counts.linked, counts.parked, (await notes(SHOP))[`${SHOP}#7`]?.word, day];
    };
    expect(await shown()).toEqual([1, 0, 1, 'blocks focus', '2026-11-22']);
    browser.storage.local.set.mockClear();
    vi.setSystemTime(local('2026-11-22T23:59'));
    await publishMissing();
    expect(writes()).toEqual([]);
    vi.setSystemTime(local('2026-11-23T00:01'));
    // As at a start that an alarm has caused.
    await Promise.all([publishMissing(), publishMissing()]);
    expect(await shown()).toEqual([0, 1, 1, undefined, '2026-11-23']);
    expect(writes()).toHaveLength(1);
    vi.setSystemTime(local('2026-11-24T00:01'));
    await publishMissing();
    expect(await shown()).toEqual([0, 2, 0, undefined, '2026-11-24']);
  });

  it('brings this week’s focus back to pages after a clock that was a year ahead', async () => {
    await shopIsOptedIn();
    await save({ kind: 'focus', focus: { week: '2026-W47', goal: 'checkout' } });
    vi.setSystemTime(local('2027-11-22T12:00'));
    await save(park(`${SHOP}#7`));
    expect((await view()).focus).toEqual([]);
    vi.setSystemTime(local('2026-11-22T12:05'));
    await publishMissing();
    expect((await view()).focus).toMatchObject([{ week: '2026-W47' }]);
  });

  it('lists what fails, and does not throw', async () => {
    browser.storage.local.get.mockRejectedValueOnce(new Error('corrupt'));
    await publishMissing();
    expect(problems).toHaveBeenCalledWith(
      expect.objectContaining({ part: 'published view', message: 'Error: corrupt' }),
    );
  });

  it('fault 17: lists no problem while the data is not open, which is told where a person looks', async () => {
    (await openStore()).db.close();
    const shut = vi.spyOn(indexedDB, 'databases').mockRejectedValue(new Error('held open'));
    await publishMissing();
    expect(shut).toHaveBeenCalled();
    shut.mockRestore();
    expect(problems).not.toHaveBeenCalled();
  });
});

it('publishSoon publishes once, however often it is asked within a second', async () => {
  await stored(park(`${SHOP}#7`));
  for (let i = 0; i < 5; i += 1) publishSoon();
  await vi.advanceTimersByTimeAsync(999);
  expect(writes()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await vi.waitFor(() => expect(writes()).toHaveLength(1));
  expect((await acts(SHOP)).dispositions).toHaveProperty([`${SHOP}#7`]);
});
