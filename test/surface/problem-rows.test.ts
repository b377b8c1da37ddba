// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import type { StoredProblem } from '../../lib/storage/schemas.ts';
import { problemRow } from '../../lib/surface/problem-rows.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const PROBLEM: StoredProblem = {
  id: 'p1',
  part: 'board mark',
  host: 'jira.acme.example',
  pageKind: 'board',
  sets: ['cloud 2026-08'],
  message: 'board mark not found on board (cloud 2026-08)',
  at: '2026-11-18T12:00:00.000Z',
  count: 4,
  missed: { visits: 3, since: '2026-11-18T09:12:00.000Z', version: '1.0.0' },
};

it('is off after three visits of this version', () => {
  expect(problemRow(PROBLEM).off).toEqual({
    part: 'board-mark',
    host: 'jira.acme.example',
    pageKind: 'board',
    sets: ['cloud 2026-08'],
    since: '2026-11-18T09:12:00.000Z',
  });
  const { missed = { visits: 0, since: '', version: '' }, ...once } = PROBLEM;
  for (const other of [
    { ...missed, visits: 2 },
    { ...missed, version: '0.9.0' },
  ])
    expect(problemRow({ ...PROBLEM, missed: other })).not.toHaveProperty('off');
  expect(problemRow(once)).not.toHaveProperty('off');
});

it('is reported with versions, and with nothing of a page, not even its host', () => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.1 Safari/537.36 Edg/142.0.2',
  );
  const { report } = problemRow(PROBLEM);
  expect(JSON.parse(report)).toEqual({
    plumbline: '1.0.0',
    browser: 'Edg/142.0.2',
    part: 'board mark',
    pageKind: 'board',
    sets: ['cloud 2026-08'],
    message: PROBLEM.message,
    count: 4,
    at: PROBLEM.at,
  });
  expect(report).not.toContain('acme');
});
