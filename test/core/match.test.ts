import { expect, it } from 'vitest';
import { matchCount } from '../../lib/core/match.ts';
import { parseRules } from '../../lib/core/rules/parse.ts';
import { seen } from './sightings.ts';

it('counts what each rule matches of the open issues seen, and what it adds', () => {
  const { rules } = parseRules('label:checkout\nrepo:acme/shop label:checkout,payments\nlabel:nothing');
  const sightings = [
    seen(1, { labels: ['checkout'] }),
    seen(2, { labels: ['Payments'] }),
    seen('jira:acme.atlassian.net/SHOP-9', { labels: ['checkout'], statusCategory: 'todo' }),
    seen(3, { labels: [] }),
    seen(4, {}),
    seen(5, { labels: ['checkout'], state: 'closed' }),
  ];
  const { items, ...counts } = matchCount(
    rules.map(({ rule }) => rule),
    sightings,
  );
  expect(counts).toEqual({
    matches: 3,
    of: 5,
    perLine: [
      { matches: 2, adds: 2 },
      { matches: 2, adds: 1 },
      { matches: 0, adds: 0 },
    ],
  });
  expect(items).toEqual(sightings.slice(0, 3));
  expect(matchCount([], sightings)).toEqual({ matches: 0, of: 5, perLine: [], items: [] });
});
