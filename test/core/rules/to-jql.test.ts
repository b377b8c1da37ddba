import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRule } from '../../../lib/core/rules/parse.ts';
import { toJql } from '../../../lib/core/rules/to-jql.ts';
import { anyRule } from '../arbitrary.ts';

const translated = (line: string) => {
  const parsed = parseRule(line);
  if ('errors' in parsed) throw new Error(line);
  return toJql(parsed.rule);
};

describe('toJql', () => {
  it.each([
    ['project:SHOP label:checkout,payments', 'project in ("SHOP") AND labels in ("checkout", "payments")'],
    ['component:"say \\"hi\\" \\\\"', 'component in ("say \\"hi\\" \\\\")'],
    // JQL's "not in" leaves out what is empty; the rule does not.
    ['-label:wontfix', '(labels not in ("wontfix") OR labels is EMPTY)'],
    ['-status:Done', 'status not in ("Done")'],
    ['is:open', 'statusCategory != Done'],
    ['-is:closed', 'NOT (statusCategory = Done)'],
    ['no:assignee,sprint', '(assignee is EMPTY OR sprint is EMPTY)'],
    ['-no:version', 'NOT (fixVersion is EMPTY)'],
    ['no:epic', 'parent is EMPTY'],
    ['updated:>2026-01-31', 'updated >= "2026-02-01"'],
    ['updated:>=2026-01-31', 'updated >= "2026-01-31"'],
    ['updated:<2026-01-31', 'updated < "2026-01-31"'],
    ['updated:<=2026-01-31', 'updated < "2026-02-01"'],
    ['created:2026-01-31', '(created >= "2026-01-31" AND created < "2026-02-01")'],
    ['created:2026-01-01..2026-01-31', '(created >= "2026-01-01" AND created < "2026-02-01")'],
    ['"on login"', 'summary ~ "\\"on login\\""'],
    ['-crash', 'NOT (summary ~ "\\"crash\\"")'],
    ['retr*', 'summary ~ "retr*"'],
    ['key:SHOP-1,SHOP-2', 'key in ("SHOP-1", "SHOP-2")'],
    [
      'type:Bug version:v2 priority:High',
      'issuetype in ("Bug") AND fixVersion in ("v2") AND priority in ("High")',
    ],
    ['author:"Dana Rivers"', 'creator in ("Dana Rivers")'],
  ])('%s', (line, jql) => {
    expect(translated(line)).toEqual({ jql, dropped: [] });
  });

  it.each([
    ['repo:acme/shop', 'repo:acme/shop: Jira has no repositories'],
    ['host:acme.atlassian.net', 'host:acme.atlassian.net: a JQL search is on one host'],
    ['epic:SHOP-12', 'epic:SHOP-12: JQL knows only the direct parent'],
    ['parent:Checkout', 'parent:Checkout: JQL knows parents by key only'],
    ['label:area-*', 'label:area-*: JQL knows no wildcards here'],
    ['is:blocked', 'is:blocked: JQL cannot ask whether a blocking issue is open'],
    ['is:open,bot', 'is:open,bot: Jira has no pull requests and marks no bots'],
    ['milestone:v2', 'milestone:v2: Jira has no milestones'],
    ['no:milestone', 'no:milestone: Jira has no milestones'],
    ['no:type', 'no:type: a Jira issue always has one'],
    ['key:#12', 'key:#12: Jira has no such keys'],
    ['"release v*"', '"release v*": JQL knows a wildcard only at the end of one word'],
  ])('says that it leaves out %s', (line, words) => {
    expect(translated(`label:bug ${line}`)).toEqual({ jql: 'labels in ("bug")', dropped: [words] });
  });

  it('says or drops each term', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        for (const term of rule.terms) {
          const { jql, dropped } = toJql({ terms: [term] });
          expect(dropped.length).toBe(jql === '' ? 1 : 0);
        }
        expect(toJql(rule).jql.split('"').length % 2).toBe(1);
      }),
    );
  });
});
