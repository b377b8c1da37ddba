import { describe, expect, it } from 'vitest';
import type { PublishedView } from '../../lib/core/view.ts';
import { WEEK } from './arbitrary.ts';
import { goal, KEY, link, said, short, VIEW, verdictOf } from './verdict-cases.ts';

/** Blueprint section 6, rows 1 to 4 of its table: a block for each. */

describe('row 1: scope', () => {
  it.each([
    ['github:github.com/acme/shop', true],
    ['github:GitHub.com/Acme/Shop', true],
    ['github:github.com/acme/*', true],
    ['github:github.com/acme/shopping', false],
    ['github:github.com/acm/*', false],
    ['jira:github.com/*', false],
  ])('%s: %s', (scope, inside) => {
    const { state } = verdictOf({ view: { ...VIEW, scopes: [scope] } });
    expect(state !== 'out-of-scope').toBe(inside);
  });

  it.each([
    ['jira:acme.atlassian.net/SHOP', true],
    ['jira:acme.atlassian.net/*', true],
    ['jira:acme.atlassian.net/SHO', false],
  ])('%s: %s', (scope, inside) => {
    const { state } = verdictOf({
      facts: { key: 'jira:acme.atlassian.net/SHOP-7' },
      view: { ...VIEW, scopes: [scope] },
    });
    expect(state !== 'out-of-scope').toBe(inside);
  });

  it('says nothing else outside', () => {
    const verdict = verdictOf({ facts: { key: 'github:github.com/beta/site#1', labels: ['search'] } });
    expect(verdict).toEqual({ state: 'out-of-scope', goals: [], because: [], confidence: 'certain' });
  });
});

describe('row 2: a link by hand', () => {
  it('wins over rules, with its reason', () => {
    const at = '2026-11-12T10:00:00Z';
    const verdict = verdictOf({
      facts: { labels: ['search'] },
      acts: { links: { [KEY]: [link({ at, reason: 'seen' })] } },
    });
    expect(verdict).toMatchObject({ state: 'linked', goal: { id: 'checkout' }, confidence: 'certain' });
    expect(verdict.because).toEqual([{ by: 'link', goal: 'checkout', at, reason: 'seen' }]);
    expect(verdict.goals.map(({ id }) => id)).toEqual(['checkout']);
  });

  it('to the focus is focus', () => {
    expect(verdictOf({ acts: { links: { [KEY]: [link({ goal: 'search' })] } } })).toMatchObject({
      state: 'focus',
      slice: 'accents',
    });
  });

  it('is found whatever the case of the repository', () => {
    const facts = { key: 'github:github.com/Acme/Shop#7' };
    expect(verdictOf({ facts, acts: { links: { [KEY]: [link()] } } }).state).toBe('linked');
  });

  it('to a goal that is no longer active does not count', () => {
    expect(verdictOf({ acts: { links: { [KEY]: [link({ goal: 'retired' })] } } }).state).toBe('unlinked');
  });

  it('of several, the newest speaks', () => {
    const links = [
      link({ at: '2026-11-01T00:00:00Z' }),
      link({ goal: 'sellers', at: '2026-11-01T01:00:00+02:00' }),
      link({ goal: 'search' }),
    ];
    expect(verdictOf({ acts: { links: { [KEY]: links } } }).goal?.id).toBe('checkout');
  });

  it.each([
    ['2026-11-02T00:00:00Z', '2026-11-01T00:00:00Z', 'linked'],
    ['2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z', 'linked'],
    ['2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', 'upkeep'],
    [undefined, '2026-11-02T00:00:00Z', 'upkeep'],
    [undefined, undefined, 'linked'],
  ])('of %s against upkeep of %s: %s', (linkedAt, saidAt, state) => {
    const acts = {
      ...said('upkeep', saidAt ? { at: saidAt } : {}),
      links: { [KEY]: [link(linkedAt ? { at: linkedAt } : {})] },
    };
    expect(verdictOf({ acts }).state).toBe(state);
  });
});

describe('row 3: another answer', () => {
  it.each([
    ['upkeep', 'upkeep'],
    ['parked', 'parked'],
    ['stopped', 'parked'],
    ['duplicate', 'parked'],
    ['muted', 'snoozed'],
    ['snoozed', 'snoozed'],
  ] as const)('%s is %s, whatever rules say', (kind, state) => {
    const verdict = verdictOf({ facts: { labels: ['search'] }, acts: said(kind, { reason: 'later' }) });
    expect(verdict).toEqual({
      state,
      goals: [],
      confidence: 'certain',
      because: [{ by: 'act', kind, reason: 'later' }],
    });
  });

  it.each([
    ['2026-11-22', 'snoozed'],
    ['2026-11-21', 'unlinked'],
    ['2026-11-20', 'unlinked'],
  ])('a snooze until %s, on the 21st: %s', (until, state) => {
    expect(verdictOf({ acts: said('snoozed', { until }) }).state).toBe(state);
  });

  it.each([
    ['2026-11-20T09:00:00Z', ['snoozed', null, 'certain']],
    ['2026-11-20T12:00:01+02:00', ['unlinked', null, 'certain']],
    [undefined, ['snoozed', null, 'partial']],
  ])('a snooze until activity, with the last change of %s', (updated, expected) => {
    const acts = said('snoozed', { untilActivity: '2026-11-20T10:00:00Z' });
    expect(short(verdictOf({ facts: updated ? { updated } : {}, acts }))).toEqual(expected);
  });

  it('that is over leaves the floor to an older link', () => {
    const acts = {
      ...said('snoozed', { until: '2026-11-20', at: '2026-11-19T00:00:00Z' }),
      links: { [KEY]: [link()] },
    };
    expect(verdictOf({ acts }).state).toBe('linked');
  });
});

describe('row 4: rules', () => {
  it('show the best rank, and all that hold', () => {
    const verdict = verdictOf({ facts: { labels: ['sellers', 'checkout'], milestone: 'cart' } });
    expect(short(verdict)).toEqual(['linked', 'checkout', 'certain']);
    expect(verdict.goals.map(({ id }) => id)).toEqual(['checkout', 'sellers']);
    expect(verdict.because.map((reason) => 'text' in reason && reason.text)).toEqual([
      'label:checkout',
      'milestone:cart',
      'label:sellers',
    ]);
  });

  it('show the focus before a better rank, its reasons first', () => {
    const verdict = verdictOf({ facts: { labels: ['checkout', 'search'] } });
    expect(verdict).toMatchObject({
      state: 'focus',
      goal: { id: 'search' },
      slice: 'accents',
      confidence: 'certain',
    });
    expect(verdict.goals.map(({ id }) => id)).toEqual(['checkout', 'search']);
    expect(verdict.because.map((reason) => 'goal' in reason && reason.goal)).toEqual(['search', 'checkout']);
  });

  it('are partial while the focus or a better rank may hold', () => {
    const labelled = (id: string, label: string) => goal(id, 1, `label:${label}`);
    const milestone = goal('other', 2, 'milestone:cart');
    const judged = (goals: PublishedView['goals'], focus: string) =>
      short(
        verdictOf({
          facts: { labels: ['a'] },
          unread: ['milestone'],
          view: { ...VIEW, goals, focus: [{ week: WEEK, goal: focus }] },
        }),
      );
    expect(judged([labelled('a', 'a'), milestone], 'a')).toEqual(['focus', 'a', 'certain']);
    expect(judged([labelled('a', 'a'), milestone], 'other')).toEqual(['linked', 'a', 'partial']);
    expect(judged([milestone, labelled('a', 'a')], 'none')).toEqual(['linked', 'a', 'partial']);
    expect(judged([labelled('a', 'a'), milestone], 'none')).toEqual(['linked', 'a', 'certain']);
  });

  it('leave out a goal that the issue is excepted from', () => {
    const acts = { links: { [KEY]: [link({ goal: 'search', not: true })] } };
    expect(short(verdictOf({ facts: { labels: ['checkout', 'search'] }, acts }))).toEqual([
      'linked',
      'checkout',
      'certain',
    ]);
    expect(short(verdictOf({ facts: { labels: ['search'] }, acts }))).toEqual(['unlinked', null, 'certain']);
  });
});
