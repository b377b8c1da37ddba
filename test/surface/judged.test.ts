import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { saveSightings } from '../../lib/storage/sightings.ts';
import { readJudged } from '../../lib/surface/judged.ts';
import { freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

beforeEach(freshDatabase);

const issue = (n: number) => ({
  key: `github:github.com/acme/shop#${n}`,
  readAt: '2026-11-18T10:42:00.000Z',
  source: 'page',
});

it('reads issues again only when they changed', async () => {
  const seen = async (changed: Parameters<typeof readJudged>[0]) =>
    (await readJudged(changed)).sightings.length;
  await saveSightings([issue(1)]);
  expect(await seen('all')).toBe(1);
  await saveSightings([issue(2)]);
  expect(await seen(new Set(['links']))).toBe(1);
  expect(await seen(new Set(['seen']))).toBe(2);
});
