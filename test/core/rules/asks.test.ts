import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askOf } from '../../../lib/core/rules/asks.ts';
import { checkOfRule, checkOfScopes } from '../../../lib/core/rules/checks.ts';
import { holds } from '../../../lib/core/rules/holds.ts';
import { anyRule, readings } from '../arbitrary.ts';

it('says of each reading of an issue what holds says of it', () => {
  fc.assert(
    fc.property(anyRule, readings, (rule, { less, more }) => {
      const check = checkOfRule(rule);
      const ask = askOf(check);
      for (const facts of [less, more]) expect(ask(facts)).toBe(holds(check, facts));
    }),
    { numRuns: 2_000 },
  );
});

it('compares a text that is one as the pattern does, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (asked, other) => {
      const check = checkOfRule({ terms: [{ q: 'label', any: [asked] }] });
      for (const labels of [[asked], [other], [asked.toUpperCase(), other], []]) {
        const facts = { key: 'github:github.com/a/b#1', labels };
        expect(askOf(check)(facts)).toBe(holds(check, facts));
      }
    }),
  );
});

it('knows scopes, too', () => {
  const ask = askOf(checkOfScopes(['github:github.com/acme/*', 'jira:acme.atlassian.net/SHOP']));
  const asked = [
    'github:github.com/Acme/shop#7',
    'github:github.com/other/x#7',
    'jira:acme.atlassian.net/SHOP-7',
  ];
  expect(asked.map((key) => ask({ key }))).toEqual([true, false, true]);
});
