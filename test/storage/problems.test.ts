import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../lib/messages/protocol.ts';
import { openStore } from '../../lib/storage/db.ts';
import {
  forgetMisses,
  forgetProblem,
  lostIn,
  PROBLEM_LIMIT,
  saveMiss,
  saveProblem,
} from '../../lib/storage/problems.ts';
import { readProblems } from '../../lib/storage/read.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
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

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
});

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

describe('a part that was not found', () => {
  const miss = (minute: number, more: Partial<Problem> = {}) =>
    saveMiss({ ...problem('board mark', minute), pageKind: 'project-board', ...more });
  const found = { part: 'board mark', host: 'github.com', pageKind: 'project-board' };
  const lost = async () => lostIn((await openStore()).db);
  const OFF = [{ part: 'board-mark', host: 'github.com', pageKind: 'project-board' }];

  it('is off after three visits, since the first of them', async () => {
    for (const minute of [1, 2]) await miss(minute);
    expect(await lost()).toEqual([]);
    await miss(3);
    expect(await lost()).toEqual(OFF);
    expect(await readProblems()).toMatchObject([
      { count: 3, missed: { visits: 3, since: '2026-11-21T09:01:00.000Z', version: '1.0.0' } },
    ]);
  });

  it('counts hosts and kinds of pages each by themselves', async () => {
    await miss(1);
    await miss(2, { host: 'ghe.acme.dev' });
    await miss(3, { pageKind: 'board' });
    expect(await lost()).toEqual([]);
  });

  it('is counted anew once a visit has found it, and no problem any more', async () => {
    for (const minute of [1, 2]) await miss(minute);
    await saveProblem(problem('published view', 1));
    await forgetMisses([
      { ...found, host: 'ghe.acme.dev' },
      { ...found, part: 'strip' },
    ]);
    expect(await readProblems()).toHaveLength(2);
    await forgetMisses([found, { ...problem('published view', 1) }]);
    expect(await readProblems()).toMatchObject([{ part: 'published view' }]);
    for (const minute of [3, 4]) await miss(minute);
    expect(await lost()).toEqual([]);
  });

  it('stays off when a page that drew it before still has it, until a person tries again', async () => {
    for (const minute of [1, 2, 3]) await miss(minute);
    await forgetMisses([found]);
    expect(await lost()).toEqual(OFF);
    const [row] = await readProblems();
    await forgetProblem(row?.id ?? '');
    expect(await lost()).toEqual([]);
  });

  it('is on again with the next version, which counts anew', async () => {
    for (const minute of [1, 2, 3]) await miss(minute);
    browser.state.version = '1.1.0';
    expect(await lost()).toEqual([]);
    for (const minute of [4, 5]) await miss(minute);
    expect(await lost()).toEqual([]);
    await miss(6);
    expect(await lost()).toEqual(OFF);
    expect(await readProblems()).toMatchObject([{ missed: { since: '2026-11-21T09:04:00.000Z' } }]);
  });

  it('is neither switched off nor cleared by an error of ours in it', async () => {
    for (const minute of [1, 2]) await miss(minute);
    for (const minute of [3, 4])
      await saveProblem({ ...problem('board mark', minute), pageKind: 'project-board' });
    expect(await lost()).toEqual([]);
    expect(await readProblems()).toMatchObject([{ count: 4, missed: { visits: 2 } }]);
  });
});
