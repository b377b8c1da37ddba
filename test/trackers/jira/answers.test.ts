import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issuesOf } from '../../../lib/trackers/jira/answers.ts';

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
