import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whole, within, words } from '../../../lib/core/rules/pattern.ts';

const matches = (source: string, text: string) => new RegExp(source, 'su').test(text.toLowerCase());
const matchesWhole = (value: string, text: string) => {
  const test = whole(value);
  return 'is' in test ? text.toLowerCase() === test.is : matches(test.like, text);
};
const matchesWords = (value: string, text: string) => matches(words(value), text);

describe('whole', () => {
  it.each([
    ['bug', 'BUG', true],
    ['bug', 'bugs', false],
    ['bug*', 'bugs', true],
    ['*bug', 'a bug', true],
    ['a*b*c', 'a-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['*', 'anything', true],
    ['*', '', true],
    ['a*a', 'a', false],
    ['v1.*', 'v10', false],
    ['a**b', 'ab', true],
    // Whatever else means something in a regular expression stands for itself.
    ['^a.(b|c)[d]{2}\\/+?$', '^A.(b|c)[d]{2}\\/+?$', true],
    ['a.c', 'abc', false],
    ['c++*', 'C++17', true],
    ['a-b*\u{1F680}*d', 'A-b \u{1F680} d', true],
  ])('%s against %s: %s', (pattern, text, expected) => {
    expect(matchesWhole(pattern, text)).toBe(expected);
  });

  it('says what a slow and simple matcher says', () => {
    const slow = (pattern: string, text: string): boolean => {
      const [first, ...rest] = pattern;
      if (first === undefined) return text === '';
      if (first === '*')
        return Array.from({ length: text.length + 1 }, (_, i) => text.slice(i)).some((tail) =>
          slow(rest.join(''), tail),
        );
      return text[0] === first && slow(rest.join(''), text.slice(1));
    };
    const letters = (pattern: string) => fc.stringMatching(new RegExp(`^[${pattern}]{0,7}$`));
    fc.assert(
      fc.property(letters('ab*'), letters('ab'), (pattern, text) => {
        expect(matchesWhole(pattern, text)).toBe(slow(pattern, text));
      }),
      { numRuns: 5_000 },
    );
  });

  it('takes many wildcards without going back', () => {
    const before = performance.now();
    expect(matchesWhole(`${'a*'.repeat(1_000)}b`, 'a'.repeat(20_000))).toBe(false);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

describe('words', () => {
  it.each([
    ['fix', 'Fix the cart', true],
    ['fix', 'prefix the cart', false],
    ['fix', 'fixes', false],
    ['fix*', 'fixes', true],
    ['*fix', 'a hotfix', true],
    ['the cart', 'Fix the cart!', true],
    ['the cart', 'the carts', false],
    ['cart', 'carton, cart', true],
    ['release v*', 'Release v2.0', true],
    ['release v*', 'prerelease v2.0', false],
    ['fix*cart', 'fix the old cart', true],
    ['fix*cart', 'fix the carton', false],
    ['[api]', 'x [API] y', true],
    ['v2', 'v2.0', true],
    // Words that are not parted by spaces.
    ['決済', '決済画面が遅い', true],
    ['エラー', '決済エラーが出る', true],
  ])('%s in %s: %s', (pattern, title, expected) => {
    expect(matchesWords(pattern, title)).toBe(expected);
  });
});

describe('within', () => {
  it('holds wherever the words do, and needs no classes of letters', () => {
    const texts = fc.stringMatching(/^[aB *.é]{0,6}$/);
    fc.assert(
      fc.property(texts, texts, texts, (before, value, after) => {
        const text = `${before}${value.replaceAll('*', 'x')}${after}`;
        if (matchesWords(value, text)) expect(matches(within(value), text)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
    expect(within('Release v*.0')).toBe('release v');
    expect(matches(within('c++'), 'in C')).toBe(false);
  });
});
