import { describe, expect, it } from 'vitest';
import type { Beside, Finding } from '../../lib/core/note.ts';
import { findingName, findingWord, readWords, stateWords } from '../../lib/core/note-words.ts';

const JIRA = 'jira:acme.atlassian.net/SHOP-9';
const SHOP = 'github:github.com/acme/shop#7';
/** By the person's own clock, whatever its zone. */
const at = new Date(2026, 10, 21, 9, 5).toISOString();
const one: Beside = { key: JIRA, state: 'in progress', readAt: at };
const here: Beside = { key: SHOP, state: 'closed', readAt: at };

describe('stateWords', () => {
  it.each([
    [{ key: JIRA, statusCategory: 'todo', status: 'Open' }, 'to do'],
    [{ key: JIRA, statusCategory: 'progress', status: 'In Review' }, 'in progress'],
    [{ key: JIRA, status: 'In Review' }, 'In Review'],
    [{ key: JIRA, state: 'closed' }, 'done'],
    [{ key: JIRA, state: 'open' }, 'open'],
    [{ key: SHOP, state: 'merged', statusCategory: 'done' }, 'merged'],
    [{ key: SHOP, status: null }, undefined],
  ] as const)('of %j are %s', (facts, words) => expect(stateWords(facts)).toBe(words));
});

describe('readWords', () => {
  it('names the day where it is not today', () => {
    expect(readWords(at, '2026-11-21')).toBe('read 09:05');
    expect(readWords(at, '2026-11-22')).toBe('read 21 Nov 09:05');
    expect(readWords(at)).toBe('read 21 Nov 09:05');
  });
});

describe('a finding', () => {
  it.each<[Finding, word: string, name: string]>([
    [
      { is: 'twin-differs', here, others: [one] },
      'SHOP-9 in progress',
      'Closed here, SHOP-9 in progress, read 21 Nov 09:05',
    ],
    [
      { is: 'blocks-focus', here: { ...here, state: 'open' }, others: [one, here] },
      'blocks focus',
      'Blocks this week’s focus: SHOP-9 in progress, read 21 Nov 09:05; acme/shop#7 closed, read 21 Nov 09:05',
    ],
    [
      { is: 'children-open', here, others: [one], more: 1 },
      '2 children open',
      'Closed, but 2 children are open: SHOP-9 in progress, read 21 Nov 09:05; and 1 more',
    ],
    [
      { is: 'waits-on-unlinked', here, others: [{ key: JIRA, readAt: at }] },
      'waits on unlinked',
      'Waits on work that no goal holds yet: SHOP-9, read 21 Nov 09:05',
    ],
    [
      { is: 'parent-done', here: one, others: [here] },
      'parent closed',
      'In progress, but its parent is closed: acme/shop#7 closed, read 21 Nov 09:05',
    ],
  ])('$is is put into words', (finding, word, name) => {
    expect(findingWord(finding)).toBe(word);
    expect(findingName(finding)).toBe(name);
  });
});
