import { describe, expect, it } from 'vitest';
import { reasonOf, stateOf } from '../../../lib/trackers/github/state.ts';

describe('the state that words mean', () => {
  it.each([
    ['OPEN', 'open'],
    ['DRAFT', 'draft'],
    ['pullMerged', 'merged'],
    ['issueClosedNotPlanned', 'closed'],
    ['Queued', 'open'],
    ['octicon octicon-issue-opened', 'open'],
    ['octicon octicon-issue-reopened', 'open'],
    ['octicon octicon-issue-closed', 'closed'],
    ['octicon octicon-skip', 'closed'],
    ['octicon octicon-git-pull-request', 'open'],
    ['octicon octicon-git-pull-request-draft', 'draft'],
    ['octicon octicon-git-pull-request-closed', 'closed'],
    ['octicon octicon-git-merge', 'merged'],
    ['octicon octicon-git-merge-queue', 'open'],
    ['<span reviewable_state="draft" title="Status: Closed">Closed</span>', 'closed'],
    ['something else', undefined],
    [undefined, undefined],
    [null, undefined],
  ])('%s: %s', (words, state) => {
    expect(stateOf(words)).toBe(state);
  });
});

describe('the reason that words tell', () => {
  it.each([
    ['COMPLETED', 'completed'],
    ['NOT_PLANNED', 'not_planned'],
    ['DUPLICATE', 'duplicate'],
    ['REOPENED', 'reopened'],
    ['octicon octicon-skip', 'not_planned'],
    ['octicon octicon-issue-closed', 'completed'],
    ['octicon octicon-git-pull-request-closed', undefined],
    ['Closed', undefined],
    [null, undefined],
  ])('%s: %s', (words, reason) => {
    expect(reasonOf(words)).toBe(reason);
  });
});
