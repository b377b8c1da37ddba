import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { IssueFacts } from '../../../lib/core/facts.ts';
import { checkOfRules } from '../../../lib/core/rules/checks.ts';
import { evaluate } from '../../../lib/core/rules/evaluate.ts';
import { some } from '../../../lib/core/rules/holds.ts';
import { holdsOften } from '../../../lib/core/rules/holds-often.ts';
import { parseRules } from '../../../lib/core/rules/parse.ts';
import { anyRule, readings } from '../arbitrary.ts';

const issue = (facts: Partial<IssueFacts>): IssueFacts => ({
  key: 'github:github.com/acme/shop#1',
  readAt: '',
  source: '',
  ...facts,
});

describe('holdsOften', () => {
  it('says of each issue what its rules say, whatever was asked before', () => {
    fc.assert(
      fc.property(
        fc.array(anyRule, { maxLength: 6 }),
        fc.array(readings, { minLength: 1, maxLength: 6 }),
        (rules, issues) => {
          const check = checkOfRules(rules.map((rule) => ({ rule })));
          const often = holdsOften();
          for (const facts of issues.flatMap(({ less, more, whole }) => [less, more, whole]))
            expect(often(check, facts)).toBe(some(rules, (rule) => evaluate(rule, facts)));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('works out once what issues have in common, and tells apart what was not read from what is empty', () => {
    const { rules } = parseRules('label:pay -label:later\nlabel:shop\n"pay now"');
    const check = checkOfRules(rules);
    const often = holdsOften();
    const asked = vi.spyOn(String.prototype, 'toLowerCase');
    const askedFor = (facts: Partial<IssueFacts>) => {
      asked.mockClear();
      return [often(check, issue({ title: '', ...facts })), asked.mock.contexts.filter((text) => `${text}`)];
    };
    expect(askedFor({ labels: ['Shop'] })).toEqual([true, [expect.anything(), expect.anything()]]);
    expect(askedFor({ labels: ['Shop'] })).toEqual([true, []]);
    expect(askedFor({ labels: [] })).toEqual([false, []]);
    expect(askedFor({})).toEqual([null, []]);
    expect(askedFor({ labels: ['pay', 'later'] })[0]).toBe(false);
    expect(askedFor({ labels: ['pay'] })[0]).toBe(true);
    asked.mockRestore();
  });
});
