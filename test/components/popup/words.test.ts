import { describe, expect, it } from 'vitest';
import { readWords, scopesWords, spanWords, untilWords, weeksOf } from '../../../components/popup/words.ts';
import { FOCUS, OVERVIEW, view } from '../sample.ts';

describe('words of the popup', () => {
  it('tell the week by the day it begins on', () => {
    expect(spanWords('2026-W47', 1)).toBe('16 to 22 Nov');
    expect(spanWords('2026-W49', 1)).toBe('30 Nov to 6 Dec');
    expect(untilWords('2026-W47', 7)).toBe('until Sat 21 Nov');
  });

  it('find this week’s focus', () => {
    expect(weeksOf(view(), '2026-11-22').focus).toBe(FOCUS);
    expect(weeksOf(view(), '2026-11-23')).toEqual({ week: '2026-W48' });
    expect(weeksOf(view(), '2026-11-22').draft).toEqual({
      week: '2026-W47',
      goal: 'checkout',
      slice: 'retries',
      stop: ['label:nice-to-have'],
    });
  });

  it('say what was counted', () => {
    expect(readWords(OVERVIEW)).toMatch(/^25 started, all read, \d+:\d\d$/);
    const counts = { ...OVERVIEW.counts, unknown: 3 };
    expect(readWords({ ...OVERVIEW, counts })).toMatch(/^25 started, 22 read, /);
    expect(readWords(null)).toBe('No issue was seen yet');
  });

  it('name the scopes', () => {
    expect(scopesWords([])).toBe('No scope');
    expect(scopesWords(['github:github.com/acme/shop'])).toBe('acme/shop');
    expect(scopesWords(['github:github.com/acme/*', 'jira:a.b/X', 'jira:a.b/Y'])).toBe(
      'all of acme and 2 more',
    );
  });
});
