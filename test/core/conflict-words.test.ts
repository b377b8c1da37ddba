import { describe, expect, it } from 'vitest';
import { conflictWords, teamConflictWords, titlesOf } from '../../lib/core/conflict-words.ts';
import { GONE } from '../../lib/core/stamped.ts';
import { valueWords } from '../../lib/core/value-words.ts';

const TITLES = titlesOf({ goals: [{ id: 'search', title: 'Search first' }] });
const STAMP = '0Ks7x2-1------aB';

describe('a value in a few words', () => {
  it.each([
    [undefined, 'none'],
    [null, 'none'],
    ['', 'none'],
    [[], 'none'],
    ['2026-12-31', '31 Dec'],
    ['search', 'Search first'],
    [['search', 'label:x'], 'Search first, label:x'],
    [3, '3'],
    [true, 'true'],
    [{ name: 'p75', current: 3.2, unit: 's' }, 'p75, 3.2, s'],
    [{ week: '2026-W48', goal: 'search', slice: 'accents' }, 'Search first, accents'],
    [{ odd: 1 }, 'something else'],
    ['a\u202eb\nc', 'ab c'],
  ])('%j is %s', (value, words) => {
    expect(valueWords(value, TITLES)).toBe(words);
  });

  it('is short, whatever came', () => {
    expect([...valueWords('😀'.repeat(500), TITLES)]).toHaveLength(60);
    expect([...valueWords(Array(500).fill('x'), TITLES)]).toHaveLength(60);
  });
});

describe('a conflict of two devices', () => {
  const of = (table: 'goals' | 'focuses' | 'settings', name: string, field: string, a: unknown, b: unknown) =>
    conflictWords({ table, field, kept: [a, STAMP], lost: [b, STAMP] }, name, TITLES);

  it.each([
    [
      of('goals', 'Checkout', 'due', '2026-12-31', null),
      { what: 'Checkout: due', kept: '31 Dec', lost: 'none' },
    ],
    [
      of('goals', 'Checkout', GONE, null, true),
      { what: 'Checkout', kept: 'changed, and so kept', lost: 'deleted' },
    ],
    [
      of('focuses', '2026-W48', 'goal', 'search', 'checkout'),
      { what: 'Focus of W48: goal', kept: 'Search first', lost: 'checkout' },
    ],
    [
      of('settings', 'Settings', 'scopes/github:github.com/acme/shop', null, 1),
      { what: 'Settings: acme/shop', kept: 'taken out', lost: 'on the list' },
    ],
    [
      of('settings', 'Settings', 'partsOff/strip github:github.com/acme/shop', 1, null),
      { what: 'Settings: Strip above lists in acme/shop', kept: 'on the list', lost: 'taken out' },
    ],
    [
      of('settings', 'Settings', 'exempt/is:bot', 1, null),
      { what: 'Settings: is:bot', kept: 'on the list', lost: 'taken out' },
    ],
    [
      of('settings', 'Settings', 'weekStart', 1, 7),
      { what: 'Settings: week begins on', kept: 'Monday', lost: 'Sunday' },
    ],
  ])('%#', (words, expected) => {
    expect(words).toEqual(expected);
  });
});

it('a conflict with the team keeps theirs until the person chooses', () => {
  const words = (path: string[], mine: unknown, theirs: unknown) =>
    teamConflictWords({ id: '', path, mine, theirs }, TITLES);
  expect(words(['goals', 'search', 'due'], '2026-12-31', undefined)).toEqual({
    what: 'Goal Search first: due',
    kept: 'none',
    lost: '31 Dec',
  });
  expect(words(['focus', '2026-W48'], { goal: 'search' }, { goal: 'x' }).what).toBe('Focus of W48');
  expect(words(['links', 'github:github.com/acme/shop#7 search'], 1, 2).what).toBe('acme/shop#7');
  expect(words(['settings', 'weekStart'], 1, 2)).toEqual({
    what: 'settings weekStart',
    kept: '2',
    lost: '1',
  });
});
