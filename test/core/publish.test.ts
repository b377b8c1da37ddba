import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageView } from '../../lib/core/page-view.ts';
import { publishedActs, publishedView } from '../../lib/core/publish.ts';
import { actsSchema, viewSchema } from '../../lib/core/schemas/view.ts';
import { addDays, addWeeks, weekOf } from '../../lib/core/week.ts';
import { anyRecords, EMPTY, goal, NOW, SHOP_9, SHOP7, SHOP8 } from './records.ts';

it('the view holds active goals by rank, with rules parsed, and the weeks from the last one on', () => {
  const records = {
    ...EMPTY,
    goals: [
      goal('b', 2),
      goal('z', 1, { state: 'later' }),
      goal('a', 1, { rules: ['-label:x repo:acme/shop'] }),
    ],
    focuses: ['2026-W48', '2026-W45', '2026-W47', '2026-W46'].map((week) => ({ week, goal: 'a' })),
    settings: { ...EMPTY.settings, exempt: ['is:bot'], scopes: ['github:github.com/acme/*'] },
  };
  const { view, problems } = publishedView(records, NOW, true);
  expect(view.goals.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(view.goals[0]?.rules).toEqual([
    {
      text: '-label:x repo:acme/shop',
      rule: {
        terms: [
          { q: 'label', any: ['x'], not: true },
          { q: 'repo', any: ['acme/shop'] },
        ],
      },
    },
  ]);
  expect(view.focus.map(({ week }) => week)).toEqual(['2026-W46', '2026-W47', '2026-W48']);
  expect(view.exempt).toEqual([{ text: 'is:bot', rule: { terms: [{ q: 'is', any: ['bot'] }] } }]);
  expect(view).toMatchObject({
    version: 1,
    savedAt: NOW.at,
    hasToken: true,
    weekStart: 1,
    scopes: records.settings.scopes,
  });
  expect(problems).toEqual([]);
});

it('fault 61: whichever day a view was published on, at any later one it has that week’s focus and every goal', () => {
  const weeks = Array.from({ length: 12 }, (_, n) => addWeeks('2026-W48', n));
  const records = {
    ...EMPTY,
    goals: weeks.slice(0, 5).map((week, n) => goal(week, n + 1)),
    focuses: weeks.map((week, n) => ({ week, goal: weeks[n % 5] ?? '', slice: week })),
  };
  // Over the end of a year of 53 weeks.
  const day = fc.integer({ min: 0, max: 83 }).map((n) => addDays('2026-11-23', n));
  fc.assert(
    fc.property(day, day, fc.constantFrom(1, 6, 7), (one, other, weekStart) => {
      const [published, today] = one < other ? [one, other] : [other, one];
      const settings = { ...EMPTY.settings, weekStart };
      const moment = { at: `${published}T12:00:00.000Z`, today: published };
      const { view } = publishedView({ ...records, settings }, moment, false);
      const page = pageView(view);
      const week = weekOf(today, weekStart);
      const found = page.focus.filter(({ first, last }) => first <= today && today <= last);
      expect(found.map(({ slice }) => slice)).toEqual(weeks.includes(week) ? [week] : []);
      expect(page.goals).toHaveLength(5);
    }),
  );
});

it('a rule that cannot be read any more is left out and told', () => {
  const records = {
    ...EMPTY,
    goals: [goal('a', 1, { rules: ['label:x', 'epik:SHOP-1'] })],
    focuses: [{ week: '2026-W47', goal: 'a', stop: ['is:x'] }],
    settings: { ...EMPTY.settings, exempt: ['"open'] },
  };
  const { view, problems } = publishedView(records, NOW, false);
  expect(view.goals[0]?.rules.map(({ text }) => text)).toEqual(['label:x']);
  expect(view.focus[0]?.stop).toEqual([]);
  expect(view.exempt).toEqual([]);
  expect(problems.map(({ message, ...where }) => where)).toEqual([
    { in: 'goals', id: 'a' },
    { in: 'focus', id: '2026-W47' },
    { in: 'exempt' },
  ]);
  expect(problems[0]?.message).toBe('Line 2, column 1: no qualifier is called "epik". Did you mean epic:?');
});

it('acts are those of one container, whatever its case', () => {
  const records = {
    links: [
      { issue: SHOP7, goal: 'a' },
      { issue: SHOP8, goal: 'a' },
      { issue: SHOP7, goal: 'b', not: true },
      { issue: SHOP_9, goal: 'a' },
      { issue: 'github:github.com/acme/shop2#7', goal: 'a' },
    ],
    dispositions: [{ issue: SHOP_9, kind: 'upkeep' as const }],
  };
  expect(publishedActs(records, 'github:github.com/Acme/shop', { x: ['a'] })).toEqual({
    links: {
      'github:github.com/acme/shop#7': [records.links[0], records.links[2]],
      'github:github.com/acme/shop#8': [records.links[1]],
    },
    dispositions: {},
    serves: { x: ['a'] },
  });
  expect(publishedActs(records, 'jira:acme.atlassian.net/SHOP', {}).dispositions).toEqual({
    [SHOP_9]: records.dispositions[0],
  });
});

it('what is published can be read back', () => {
  fc.assert(
    fc.property(anyRecords, (records) => {
      const { view } = publishedView(records, NOW, false);
      expect(viewSchema.parse(structuredClone(view))).toEqual(view);
      const acts = publishedActs(records, 'github:github.com/acme/shop', {});
      expect(actsSchema.parse(structuredClone(acts))).toEqual(acts);
    }),
  );
});
