import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRule, parseRules } from '../../../lib/core/rules/parse.ts';
import { printRule } from '../../../lib/core/rules/print.ts';
import { wildRule } from '../arbitrary.ts';

describe('printRule', () => {
  it.each([
    'repo:acme/shop label:checkout,"good first issue" -label:wontfix',
    '"release v*" -crash -"-x" "a:b"',
    'label:"say \\"hi\\"",a\\b',
  ])('writes %s as it was', (line) => {
    const parsed = parseRule(line);
    expect('rule' in parsed && printRule(parsed.rule)).toBe(line);
  });

  it('writes every rule so that it reads back the same', () => {
    fc.assert(
      fc.property(wildRule, (rule) => {
        expect(parseRule(printRule(rule))).toEqual({ rule });
        expect(parseRules(printRule(rule)).errors).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });
});
