import { describe, expect, it } from 'vitest';
import { checkRuleText } from '../../../components/popup/rule-check.ts';
import { facts, goal, rulesOf } from '../sample.ts';

const one = facts({ key: 'github:github.com/acme/shop#1', labels: ['a'] });
const two = facts({ key: 'github:github.com/acme/shop#2', labels: ['a', 'b'] });
const { labels: _, ...unread } = facts({ key: 'github:github.com/acme/shop#3' });

describe('checkRuleText', () => {
  it('counts per line and over all lines, each issue once', () => {
    const check = checkRuleText('label:a\n\nlabel:b', [one, two], []);
    expect(check.perLine).toEqual([2, null, 1]);
    expect(check.matches).toEqual([one, two]);
  });

  it('keeps the good lines working beside a bad one', () => {
    const check = checkRuleText('label:a\nepik:1', [one], []);
    expect(check.errors).toMatchObject([{ line: 2 }]);
    expect(check.perLine).toEqual([1, null]);
  });

  it('counts what was not read apart, unless another line holds it', () => {
    expect(checkRuleText('label:a', [unread], [])).toMatchObject({ matches: [], unsure: 1 });
    expect(checkRuleText('label:a\nrepo:acme/shop', [unread], [])).toMatchObject({
      matches: [unread],
      unsure: 0,
    });
  });

  it('says which other goals hold the same issues', () => {
    const other = goal(2, { rules: rulesOf('label:b') });
    expect(checkRuleText('label:a', [one, two], [goal(3), other]).shared).toEqual([
      { goal: other, count: 1 },
    ]);
  });
});
