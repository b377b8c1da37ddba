import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageView } from '../../lib/core/page-view.ts';
import { holds } from '../../lib/core/rules/holds.ts';
import { scopeHolds } from '../../lib/core/scope.ts';
import type { PublishedView } from '../../lib/core/view.ts';
import { addDays, weekOf } from '../../lib/core/week.ts';
import { anyKey } from './arbitrary.ts';

const GOAL = { id: 'pay', title: 'Checkout', rank: 1, state: 'active' as const, rules: [] };
const viewOf = (changes: Partial<PublishedView> = {}): PublishedView => ({
  version: 1,
  savedAt: '2026-11-20T08:00:00.000Z',
  scopes: ['github:github.com/acme/*'],
  goals: [GOAL],
  focus: [],
  weekStart: 1,
  exempt: [],
  noInheritance: [],
  partsOff: [],
  hasToken: false,
  ...changes,
});
const key = 'github:github.com/Acme/never-seen#7';

describe('pageView', () => {
  it('knows a container that nobody has seen by its scope, whatever is off there', () => {
    for (const partsOff of [[], ['title-badge']])
      expect(holds(pageView(viewOf({ partsOff })).scope, { key })).toBe(true);
  });

  it('holds what scopes hold, and inherits everywhere else than where it is switched off', () => {
    const scopes = [
      'github:github.com/acme/*',
      'github:github.com/ACME/shop',
      'github:github.com/acme/sho',
      'jira:acme.atlassian.net/*',
      'jira:acme.atlassian.net/SHOP',
      'jira:acme.atlassian.net/SHO',
    ];
    fc.assert(
      fc.property(fc.subarray(scopes), anyKey, (some, key) => {
        const isIn = some.some((scope) => scopeHolds(scope, key.replace(/[#-]\d+$/, '')));
        const { scope, inherits } = pageView(viewOf({ scopes: some, noInheritance: some }));
        expect([holds(scope, { key }), holds(inherits, { key })]).toEqual([isIn, !isIn]);
      }),
    );
  });

  it('has the limit of a goal, and the counts per column, where they are set', () => {
    const [plain, set] = [viewOf(), viewOf({ goals: [{ ...GOAL, wipLimit: 3 }], columnCounts: true })].map(
      (view) => pageView(view),
    );
    expect(plain?.goals[0]).not.toHaveProperty('wipLimit');
    expect(plain).not.toHaveProperty('columnCounts');
    expect(pageView(viewOf({ columnCounts: false }))).not.toHaveProperty('columnCounts');
    expect(set).toMatchObject({ goals: [{ wipLimit: 3 }], columnCounts: true });
  });

  it('names each host that has a scope once', () => {
    const scopes = ['github:github.com/acme/*', 'github:github.com/acme/web', 'jira:jira.acme.dev/SHOP'];
    expect(pageView(viewOf({ scopes })).hosts).toEqual(['github.com', 'jira.acme.dev']);
  });

  it('says a week by its days, whichever the first is, also over the turn of the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 1, max: 7 }), (days, weekStart) => {
        const today = addDays('2026-01-01', days);
        const week = weekOf(today, weekStart);
        const [focus] = pageView(viewOf({ weekStart, focus: [{ week, goal: 'pay', slice: 'a' }] })).focus;
        const { first = '', last = '', ...more } = focus ?? {};
        expect(more).toEqual({ goal: 'pay', slice: 'a', stop: { any: [] } });
        expect([first <= today, today <= last, addDays(first, 6)]).toEqual([true, true, last]);
        expect([weekOf(first, weekStart), weekOf(last, weekStart)]).toEqual([week, week]);
      }),
    );
  });

  it('leaves out what no page asks for: weeks of goals that are not active, words of rules, owners', () => {
    const rules = [{ text: 'label:a', rule: { terms: [{ q: 'label' as const, any: ['A'] }] } }];
    const goal = { ...GOAL, rules, owner: '@dana' };
    const view = viewOf({ goals: [goal], focus: [{ week: '2026-W47', goal: 'gone' }] });
    expect(pageView(view)).toMatchObject({ focus: [] });
    expect(pageView(view).goals).toEqual([
      { id: 'pay', title: 'Checkout', rank: 1, rules: { of: 'labels', is: 'a' } },
    ]);
  });
});
