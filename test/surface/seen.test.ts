import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saveSightings } from '../../lib/storage/sightings.ts';
import { readIssuesSeen, readNewGoals } from '../../lib/surface/seen.ts';
import { facts, view } from '../components/sample.ts';
import { resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const at = (n: number, repo = 'shop') => ({ key: `github:github.com/acme/${repo}#${n}` });

beforeEach(async () => {
  resetBrowser();
  await freshDatabase();
  const { state: _, ...stateUnread } = facts(at(3));
  await saveSightings([
    facts({ ...at(1), milestone: 'Returns v2' }),
    facts({ ...at(2), state: 'closed' }),
    stateUnread,
    facts({ ...at(4), milestone: 'Returns v2' }),
    facts(at(5, 'other')),
  ]);
});

describe('issues seen', () => {
  it('are those in scope that are not known to be closed', async () => {
    const seen = await readIssuesSeen(view());
    expect(seen.map(({ key }) => key.split('#')[1]).toSorted()).toEqual(['1', '3', '4']);
  });

  it('suggest first goals', async () => {
    expect(await readNewGoals(view())).toMatchObject([{ kind: 'new', title: 'Returns v2' }]);
  });
});
