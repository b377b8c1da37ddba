import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../lib/messages/protocol.ts';
import { forgetProblem, PROBLEM_LIMIT, saveProblem } from '../../lib/storage/problems.ts';
import { readProblems } from '../../lib/storage/read.ts';
import { freshDatabase } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const problem = (part: string, minute: number): Problem => ({
  part,
  host: 'github.com',
  pageKind: 'issue',
  sets: ['2025-09'],
  message: 'not found',
  at: new Date(Date.UTC(2026, 10, 21, 9, minute)).toISOString(),
});

beforeEach(freshDatabase);

describe('problems', () => {
  it('lists the same one once, with its count and its last time', async () => {
    for (const minute of [1, 2, 3]) await saveProblem(problem('title badge', minute));
    await saveProblem({ ...problem('title badge', 4), pageKind: 'pull' });
    expect(await readProblems()).toMatchObject([
      { pageKind: 'pull', count: 1 },
      { pageKind: 'issue', count: 3, at: '2026-11-21T09:03:00.000Z' },
    ]);
  });

  it('keeps those that came last', async () => {
    for (let i = 0; i < PROBLEM_LIMIT + 5; i += 1) await saveProblem(problem(`part ${i}`, i));
    const parts = (await readProblems()).map(({ part }) => part);
    expect(parts).toHaveLength(PROBLEM_LIMIT);
    expect([parts[0], parts.at(-1)]).toEqual([`part ${PROBLEM_LIMIT + 4}`, 'part 5']);
  });

  it('forgets one', async () => {
    await saveProblem(problem('title badge', 1));
    const [first] = await readProblems();
    await forgetProblem(first?.id ?? '');
    await forgetProblem('not there');
    expect(await readProblems()).toEqual([]);
  });
});
