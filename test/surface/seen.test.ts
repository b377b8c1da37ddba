import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saveMiss, saveProblem } from '../../lib/storage/problems.ts';
import { saveSightings } from '../../lib/storage/sightings.ts';
import { readBroken, readIssuesSeen, readNewGoals } from '../../lib/surface/seen.ts';
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

describe('a part that does not work', () => {
  const problem = {
    part: 'title badge',
    host: 'github.com',
    pageKind: 'issue',
    sets: [],
    message: 'x',
    at: '2026-11-20T10:00:00.000Z',
  };

  it('is the newest one, told apart from Plumbline itself', async () => {
    expect(await readBroken()).toBeNull();
    await saveProblem(problem);
    expect(await readBroken()).toEqual({ part: 'title badge', host: 'github.com' });
    await saveProblem({ ...problem, part: 'message', host: 'plumbline', at: '2026-11-21T10:00:00.000Z' });
    expect(await readBroken()).toEqual({ part: 'message', host: null });
  });

  it('is one that is off, where there is one', async () => {
    for (let i = 0; i < 3; i += 1) await saveMiss({ ...problem, part: 'strip', pageKind: 'issue-list' });
    await saveProblem({ ...problem, part: 'message', host: 'plumbline', at: '2026-11-21T10:00:00.000Z' });
    expect(await readBroken()).toMatchObject({
      part: 'strip',
      off: { id: '["strip","github.com","issue-list"]', part: 'strip', since: problem.at },
    });
  });
});
