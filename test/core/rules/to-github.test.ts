import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRule } from '../../../lib/core/rules/parse.ts';
import { toGitHub } from '../../../lib/core/rules/to-github.ts';
import { anyRule } from '../arbitrary.ts';

const translated = (line: string) => {
  const parsed = parseRule(line);
  if ('errors' in parsed) throw new Error(line);
  return toGitHub(parsed.rule);
};

describe('toGitHub', () => {
  it.each([
    [
      'repo:acme/shop label:checkout,payments -label:wontfix',
      'repo:acme/shop label:checkout,payments -label:wontfix',
    ],
    ['label:"good first issue","5\\" disk"', 'label:"good first issue","5\\" disk"'],
    ['repo:acme/* org:beta', 'org:acme org:beta'],
    ['milestone:"v2.0",v3', '(milestone:v2.0 OR milestone:v3)'],
    ['-assignee:dana,jo', '-assignee:dana -assignee:jo'],
    ['is:pr is:draft -is:closed is:blocked', 'is:pr draft:true -is:closed is:blocked'],
    ['no:label no:parent no:assignee,milestone', 'no:label no:parent-issue (no:assignee OR no:milestone)'],
    [
      'updated:>2026-01-01 created:2026-01-01..2026-01-31',
      'updated:>2026-01-01 created:2026-01-01..2026-01-31',
    ],
    ['crash -"on login"', '"crash" NOT "on login" in:title'],
    ['author:dependabot[bot] type:Bug', 'author:app/dependabot type:Bug'],
    ['project:acme/7', 'project:acme/7'],
  ])('%s', (line, query) => {
    expect(translated(line)).toEqual({ query, dropped: [] });
  });

  it.each([
    ['epic:SHOP-12', 'epic:SHOP-12: GitHub search knows only the direct parent'],
    ['-component:cart', '-component:cart: GitHub has no components'],
    ['label:area-*', 'label:area-*: GitHub search knows no wildcards'],
    ['is:open,bot', 'is:open,bot: GitHub search cannot ask for bots'],
    ['project:SHOP', 'project:SHOP: GitHub search knows projects by owner/number only'],
    ['-no:label', '-no:label: GitHub search cannot turn it round'],
    ['no:status', 'no:status: GitHub search cannot ask for no:status'],
    ['"release v*"', '"release v*": GitHub search knows no wildcards'],
  ])('says that it leaves out %s', (line, words) => {
    expect(translated(`label:bug ${line}`)).toEqual({ query: 'label:bug', dropped: [words] });
  });

  it('says or drops each term', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const alone = rule.terms.map((term) => toGitHub({ terms: [term] }));
        for (const { query, dropped } of alone)
          expect([query !== '', dropped.length]).toEqual([dropped.length === 0, query ? 0 : 1]);
        expect(toGitHub(rule).dropped).toEqual(alone.flatMap(({ dropped }) => dropped));
      }),
    );
  });
});
