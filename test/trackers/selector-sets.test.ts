import { expect, it } from 'vitest';
import { githubRows } from '../../lib/trackers/github/marks.ts';
import { jiraRows } from '../../lib/trackers/jira/marks.ts';
import { trackers } from '../../lib/trackers/registry.ts';
import { setsBehind } from '../../lib/trackers/selector-sets.ts';

it('knows the dated sets behind every name that a page tells', () => {
  const names = [...trackers.map(({ id }) => id), githubRows.sets, jiraRows.sets];
  for (const name of names)
    expect(setsBehind([name]), name).toEqual(expect.arrayContaining([expect.stringMatching(/ 20\d\d/)]));
  expect(setsBehind(['github'])).toEqual(['pull 2026-03', 'issue 2025-07', 'classic 2020', 'embedded']);
});

it('leaves what is no name as it is', () => {
  expect(setsBehind(['goals', 'toString'])).toEqual(['goals', 'toString']);
});
