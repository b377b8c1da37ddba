import { describe, expect, it } from 'vitest';
import { factRows, filtered, movedWords, rowWords } from '../../../components/triage/words.ts';
import { local } from '../../local.ts';
import { issue, NOW, put } from './support.tsx';

describe('movedWords', () => {
  it.each([
    [local('2026-11-18T10:40'), 'moved just now'],
    [local('2026-11-18T08:00'), 'moved 2 h ago'],
    [local('2026-11-17T23:00'), 'moved 11 h ago'],
    [local('2026-11-17T20:00'), 'moved yesterday'],
    [local('2026-11-17T00:05'), 'moved yesterday'],
    [local('2026-11-16T23:55'), 'moved 2 days ago'],
    [local('2026-11-15T10:00'), 'moved 3 days ago'],
    [local('2026-11-02T10:00'), 'not moved for 16 days'],
    [undefined, null],
    ['nonsense', null],
  ])('%s: %s', (updated, words) => expect(movedWords(updated, NOW)).toBe(words));
});

it('says of a row where the issue stands, as far as it was read', () => {
  expect(rowWords(issue(7, { type: 'Bug' }), NOW)).toBe('acme/shop#7 · assigned · moved 2 h ago · bug');
  const { updated, assignees, state, ...bare } = issue(7).facts;
  expect(rowWords({ ...issue(7), facts: bare }, NOW)).toBe('acme/shop#7');
  expect(rowWords(put(issue(7), 'parked', 'after the release'), NOW)).toBe(
    'acme/shop#7 · parked · after the release',
  );
});

it('names the facts as the tracker does', () => {
  const names = (key: string) => factRows({ ...issue(1).facts, key }).map(({ name }) => name);
  expect(names('jira:acme.atlassian.net/SHOP-1')).toContain('Epic');
  expect(names('github:github.com/acme/shop#1')).toContain('Milestone');
});

it('filters by what stands in title or key, in any case', () => {
  const items = [issue(12, { title: 'Größe der Schrift' }), issue(34)];
  expect(filtered(items, 'GRÖSSE')).toEqual([]);
  expect(filtered(items, ' größe ')).toEqual([items[0]]);
  expect(filtered(items, 'shop#34')).toEqual([items[1]]);
  expect(filtered(items, '  ')).toBe(items);
});

it('finds the same by a longer text as by its beginning before, and all again by another', () => {
  const items = [
    issue(1, { title: 'Slow cart' }),
    issue(2, { title: 'Slow page' }),
    issue(3, { title: 'Cart' }),
  ];
  const typed = ['s', 'sl', 'slow', 'slow c', 'slow', 'c', 'cart', ''];
  const plain = (text: string) =>
    items.filter(({ facts }) => `${facts.title}\nacme/shop#`.toLowerCase().includes(text));
  for (const text of typed) expect(filtered(items, text)).toEqual(plain(text));
});
