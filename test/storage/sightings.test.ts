import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { readSightings } from '../../lib/storage/read.ts';
import { saveSightings } from '../../lib/storage/sightings.ts';
import { freshDatabase, putRaw, rawRows } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const KEY = 'github:github.com/Acme/Shop#7';
const facts = (time: string, more: Partial<IssueFacts> = {}): IssueFacts => ({
  key: KEY,
  readAt: `2026-11-21T${time}Z`,
  source: 'page',
  ...more,
});
const kept = async () => (await readSightings()).map((sighting) => sighting.facts);

beforeEach(async () => {
  await freshDatabase();
  reportTo(async () => undefined);
});

describe('saveSightings', () => {
  it('keeps an issue once, whatever the case of its names', async () => {
    await saveSightings([facts('10:00:00'), { ...facts('10:01:00'), key: 'github:github.com/acme/shop#7' }]);
    expect(await readSightings()).toEqual([
      expect.objectContaining({
        key: 'github:github.com/acme/shop#7',
        container: 'github:github.com/acme/shop',
      }),
    ]);
  });

  it('fills what was unread, and an unread field takes nothing away', async () => {
    await saveSightings([facts('10:00:00', { labels: ['a'], milestone: null })]);
    await saveSightings([facts('11:00:00', { labels: ['b'], title: 'Later' })]);
    expect(await kept()).toEqual([facts('11:00:00', { labels: ['b'], milestone: null, title: 'Later' })]);
  });

  it('lets an older reading that arrives later only fill gaps', async () => {
    await saveSightings([facts('11:00:00', { labels: ['new'] })]);
    await saveSightings([facts('10:00:00', { labels: ['old'], type: 'Bug' })]);
    expect(await kept()).toEqual([facts('11:00:00', { labels: ['new'], type: 'Bug' })]);
  });

  it('does not keep what went wrong at a reading', async () => {
    await saveSightings([facts('10:00:00', { trouble: 'signed-out' })]);
    expect((await kept())[0]).not.toHaveProperty('trouble');
  });

  it('leaves a bad row as it is', async () => {
    const bad = { key: 'github:github.com/acme/shop#7', container: 5 };
    await putRaw('sightings', bad);
    await saveSightings([facts('10:00:00'), { ...facts('10:00:00'), key: 'jira:acme.atlassian.net/SHOP-9' }]);
    expect(await rawRows('sightings')).toContainEqual(bad);
    expect((await readSightings()).map(({ key }) => key)).toEqual(['jira:acme.atlassian.net/SHOP-9']);
  });
});
