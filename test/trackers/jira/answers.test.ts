import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issuesOf, sprintList } from '../../../lib/trackers/jira/answers.ts';

const ASKED = { host: 'acme.atlassian.net', flavour: 'jira-cloud', fields: [], readAt: '' } as const;
const ISSUE = { key: 'SHOP-9', fields: { summary: 'Retry' } };
const keys = (answer: unknown) => issuesOf(answer, ASKED).map((facts) => facts.key);

describe('issuesOf', () => {
  it.each([
    ['a search', { issues: [ISSUE, { key: 'no' }] }],
    ['a list', [ISSUE, null]],
    ['a webhook', { webhookEvent: 'jira:issue_updated', issue: ISSUE }],
    ['one issue', ISSUE],
  ])('of %s', (_name, answer) => expect(keys(answer)).toEqual(['jira:acme.atlassian.net/SHOP-9']));

  it('of anything else is empty', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(keys({ issues: value })).toEqual([]);
      }),
    );
  });
});

describe('sprintList', () => {
  it('leaves out what is no sprint', () => {
    const answer = {
      values: [{ id: 1, name: 'S1', state: 'active', goal: 'x' }, { id: '2', name: 'S2' }, null],
    };
    expect(sprintList(answer)).toEqual([{ id: 1, name: 'S1', state: 'active' }]);
    expect(sprintList(null)).toEqual([]);
  });
});
