import { describe, expect, it } from 'vitest';
import type { Disposition, GoalLink } from '../../lib/core/act.ts';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { compileView } from '../../lib/core/rules/compile.ts';
import { parseRule } from '../../lib/core/rules/parse.ts';
import { judge } from '../../lib/core/verdict.ts';
import type { PublishedActs, PublishedView, Verdict } from '../../lib/core/view.ts';
import { NOW, WEEK } from './arbitrary.ts';

/** Blueprint section 6, a block for each row of its table. */

const KEY = 'github:github.com/acme/shop#7';
const ruled = (text: string) => {
  const parsed = parseRule(text);
  if ('errors' in parsed) throw new Error(text);
  return { text, rule: parsed.rule };
};
const goal = (id: string, rank: number, ...rules: string[]) => ({
  id,
  title: id,
  rank,
  state: 'active' as const,
  rules: rules.map(ruled),
});
const rules = (...texts: string[]) => texts.map(ruled);

/** Checkout is the first goal, search the second and this week's focus. */
const VIEW: PublishedView = {
  version: 1,
  savedAt: NOW.at,
  scopes: ['github:github.com/acme/shop', 'jira:acme.atlassian.net/*'],
  goals: [
    goal('checkout', 1, 'label:checkout', 'milestone:cart'),
    goal('search', 2, 'label:search'),
    goal('sellers', 3, 'label:sellers'),
  ],
  focus: [{ week: WEEK, goal: 'search', slice: 'accents', stop: rules('label:nice') }],
  weekStart: 1,
  exempt: rules('is:bot'),
  noInheritance: [],
  partsOff: [],
  hasToken: false,
};
const NO_FOCUS: PublishedView = { ...VIEW, focus: [] };

/** Read whole: open, at work on, with nothing that a goal could hold. */
const FACTS: IssueFacts = {
  key: KEY,
  kind: 'issue',
  title: 'Cart shows the old price',
  state: 'open',
  type: null,
  labels: [],
  milestone: null,
  parent: null,
  blockedBy: [],
  blocks: [],
  closes: [],
  pulls: [],
  assignees: ['dana'],
  author: { name: 'jo', bot: false },
  readAt: NOW.at,
  source: 'page',
};

type Case = {
  facts?: Partial<IssueFacts>;
  view?: PublishedView;
  acts?: Partial<PublishedActs>;
  unread?: (keyof IssueFacts)[];
};

function verdictOf({ facts = {}, view = VIEW, acts = {}, unread = [] }: Case): Verdict {
  const read = { ...FACTS, ...facts };
  for (const name of unread) Reflect.deleteProperty(read, name);
  return judge(read, compileView(view, { links: {}, dispositions: {}, serves: {}, ...acts }, NOW));
}
const link = (one: Partial<GoalLink> = {}): GoalLink => ({ issue: KEY, goal: 'checkout', ...one });
const said = (kind: Disposition['kind'], one: Partial<Disposition> = {}): Partial<PublishedActs> => ({
  dispositions: { [KEY]: { issue: KEY, kind, ...one } },
});
const short = (verdict: Verdict) => [verdict.state, verdict.goal?.id ?? null, verdict.confidence];

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

describe('row 5: what it hangs from', () => {
  const PARENT = 'github:github.com/acme/shop#1';
  const served = { serves: { [PARENT]: ['checkout'] } };
  const top = (key: string) => ({ key, title: 'Top', type: null, parent: null });

  it('a parent that serves a goal, anywhere up the chain', () => {
    const parent = { key: 'github:github.com/acme/shop#2', parent: top(PARENT) };
    const verdict = verdictOf({
      facts: { parent },
      acts: { serves: { ...served.serves, [parent.key]: [] } },
    });
    expect(short(verdict)).toEqual(['linked', 'checkout', 'certain']);
    expect(verdict.because).toEqual([{ by: 'parent', goal: 'checkout', key: PARENT, title: 'Top' }]);
  });

  it('a parent linked by hand, whatever it was judged before', () => {
    const acts = { ...served, links: { [PARENT]: [link({ issue: PARENT, goal: 'search' })] } };
    expect(short(verdictOf({ facts: { parent: top(PARENT) }, acts }))).toEqual([
      'focus',
      'search',
      'certain',
    ]);
  });

  it('a parent never judged: by what is known of it, else unknown', () => {
    const view = (rule: string) => ({ ...VIEW, goals: [goal('search', 1, rule)] });
    const judged = (rule: string) =>
      short(verdictOf({ facts: { parent: top(PARENT), labels: [] }, view: view(rule) }));
    expect(judged('key:#1')).toEqual(['focus', 'search', 'certain']);
    expect(judged('"top" -key:#7')).toEqual(['focus', 'search', 'certain']);
    expect(judged('"bottom"')).toEqual(['unlinked', null, 'certain']);
    expect(judged('epic:#99')).toEqual(['unlinked', null, 'certain']);
    expect(judged('label:search')).toEqual(['unknown', null, 'partial']);
  });

  it('a parent in another repository, by its own rules', () => {
    const view = { ...VIEW, goals: [goal('search', 1, 'repo:acme/api')] };
    const verdict = verdictOf({ facts: { parent: top('github:github.com/acme/api#3') }, view });
    expect(short(verdict)).toEqual(['focus', 'search', 'certain']);
  });

  it('the issues that a pull request closes', () => {
    const facts = { kind: 'pull' as const, closes: [{ key: PARENT, title: 'Price' }] };
    expect(verdictOf({ facts, acts: served }).because).toEqual([
      { by: 'closes', goal: 'checkout', key: PARENT, title: 'Price' },
    ]);
  });

  it('an issue it blocks, if that serves the focus', () => {
    const facts = { blocks: [{ key: PARENT }] };
    expect(short(verdictOf({ facts, acts: { serves: { [PARENT]: ['search'] } } }))).toEqual([
      'focus',
      'search',
      'certain',
    ]);
    expect(short(verdictOf({ facts, acts: served }))).toEqual(['unlinked', null, 'certain']);
    expect(short(verdictOf({ facts, acts: { serves: { [PARENT]: ['search'] } }, view: NO_FOCUS }))).toEqual([
      'idle',
      null,
      'certain',
    ]);
  });

  it('counts for nothing where it is switched off, and is then not unread', () => {
    const view = { ...VIEW, noInheritance: ['github:github.com/acme/*'] };
    expect(short(verdictOf({ facts: { parent: top(PARENT) }, acts: served, view }))).toEqual([
      'unlinked',
      null,
      'certain',
    ]);
    expect(short(verdictOf({ unread: ['parent', 'blocks', 'closes'], view }))).toEqual([
      'unlinked',
      null,
      'certain',
    ]);
  });

  it('is partial while a rule, or a goal that would show instead, may hold', () => {
    const facts = { parent: top(PARENT) };
    expect(short(verdictOf({ facts, acts: served, unread: ['labels'] }))).toEqual([
      'linked',
      'checkout',
      'partial',
    ]);
    expect(short(verdictOf({ facts, acts: served, unread: ['blocks'] }))).toEqual([
      'linked',
      'checkout',
      'partial',
    ]);
    const focus = { serves: { [PARENT]: ['search'] } };
    expect(short(verdictOf({ facts, acts: focus, unread: ['blocks'] }))).toEqual([
      'focus',
      'search',
      'certain',
    ]);
  });

  it('yields to a rule', () => {
    expect(verdictOf({ facts: { parent: top(PARENT), labels: ['sellers'] }, acts: served }).goal?.id).toBe(
      'sellers',
    );
  });

  it('leaves out a goal that the issue is excepted from', () => {
    const acts = { ...served, links: { [KEY]: [link({ not: true })] } };
    expect(verdictOf({ facts: { parent: top(PARENT) }, acts }).state).toBe('unlinked');
  });
});

describe('row 6: the stop list', () => {
  it('parks, and says so when it is moving', () => {
    const verdict = verdictOf({ facts: { labels: ['nice'] } });
    expect(verdict).toMatchObject({ state: 'parked', moving: true, confidence: 'certain' });
    expect(verdict.because).toMatchObject([{ by: 'stop', text: 'label:nice' }]);
    expect(verdictOf({ facts: { labels: ['nice'], assignees: [] } })).not.toHaveProperty('moving');
    expect(verdictOf({ facts: { labels: ['nice'] }, unread: ['kind', 'assignees'] })).not.toHaveProperty(
      'moving',
    );
  });

  it('yields to a goal, and is partial while one may hold', () => {
    expect(verdictOf({ facts: { labels: ['nice', 'sellers'] } }).state).toBe('linked');
    expect(short(verdictOf({ facts: { labels: ['nice'] }, unread: ['milestone'] }))).toEqual([
      'parked',
      null,
      'partial',
    ]);
  });

  it('is of this week’s focus only', () => {
    const focus = VIEW.focus.map((one) => ({ ...one, week: '2026-W46' }));
    expect(verdictOf({ facts: { labels: ['nice'] }, view: { ...VIEW, focus } }).state).toBe('idle');
  });
});

describe('row 7: exempt work', () => {
  const bot = { author: { name: 'renovate[bot]', bot: true } };

  it('is upkeep, unless a goal or the stop list holds it', () => {
    expect(verdictOf({ facts: bot })).toMatchObject({
      state: 'upkeep',
      because: [{ by: 'exempt', text: 'is:bot' }],
    });
    expect(verdictOf({ facts: { ...bot, labels: ['sellers'] } }).state).toBe('linked');
    expect(verdictOf({ facts: { ...bot, labels: ['nice'] } }).state).toBe('parked');
  });

  it('is partial while one of those may', () => {
    expect(short(verdictOf({ facts: bot, unread: ['labels'] }))).toEqual(['upkeep', null, 'partial']);
  });
});

describe('row 8: unread', () => {
  it('says what was asked for and not read', () => {
    const verdict = verdictOf({ unread: ['labels', 'parent', 'author'] });
    expect(short(verdict)).toEqual(['unknown', null, 'partial']);
    expect(verdict.because).toEqual([
      { by: 'unread', field: 'labels', text: 'label:search', goal: 'search' },
      { by: 'unread', field: 'labels', text: 'label:checkout', goal: 'checkout' },
      { by: 'unread', field: 'labels', text: 'label:sellers', goal: 'sellers' },
      { by: 'unread', field: 'parent', text: '' },
      { by: 'unread', field: 'labels', text: 'label:nice' },
      { by: 'unread', field: 'author', text: 'is:bot' },
    ]);
  });

  it('does not hold for what nobody asks for', () => {
    expect(short(verdictOf({ unread: ['type', 'title', 'url'] }))).toEqual(['unlinked', null, 'certain']);
  });

  it('comes before done', () => {
    expect(verdictOf({ facts: { state: 'closed' }, unread: ['milestone'] }).state).toBe('unknown');
  });

  it('does not hold for parents where there is no goal to inherit', () => {
    expect(verdictOf({ unread: ['parent', 'closes'], view: { ...VIEW, goals: [] } }).state).toBe('idle');
  });
});

describe('rows 9 to 11', () => {
  it.each<[string, Case, string]>([
    ['closed', { facts: { state: 'closed' } }, 'done'],
    ['merged', { facts: { kind: 'pull', state: 'merged' } }, 'done'],
    [
      'done in Jira',
      { facts: { key: 'jira:acme.atlassian.net/SHOP-7', statusCategory: 'done' }, unread: ['state'] },
      'done',
    ],
    ['open and nobody at it', { facts: { assignees: [] } }, 'idle'],
    ['a draft', { facts: { kind: 'pull', state: 'draft' } }, 'idle'],
    ['open and assigned', {}, 'unlinked'],
    ['an open pull request', { facts: { kind: 'pull', assignees: [] } }, 'unlinked'],
  ])('%s', (_, one, state) => {
    const verdict = verdictOf(one);
    expect([verdict.state, verdict.confidence, verdict.because]).toEqual([
      state,
      'certain',
      [{ by: 'nothing' }],
    ]);
  });

  it('is unknown while the state, or whether it is started, decides and was not read', () => {
    expect(verdictOf({ unread: ['state'] }).because).toEqual([{ by: 'unread', field: 'state', text: '' }]);
    expect(verdictOf({ unread: ['assignees'] }).because).toEqual([
      { by: 'unread', field: 'assignees', text: '' },
    ]);
    expect(short(verdictOf({ unread: ['assignees'] }))).toEqual(['unknown', null, 'partial']);
    expect(verdictOf({ facts: { state: 'closed' }, unread: ['assignees'] }).state).toBe('done');
  });
});

describe('without a focus this week', () => {
  it('shows goals, and warns of nothing', () => {
    expect(verdictOf({ facts: { labels: ['search'] }, view: NO_FOCUS })).toMatchObject({
      state: 'linked',
      noFocus: true,
    });
    expect(verdictOf({ view: NO_FOCUS })).toMatchObject({ state: 'idle', noFocus: true });
    expect(verdictOf({ unread: ['assignees'], view: NO_FOCUS }).state).toBe('idle');
    expect(verdictOf({ facts: { labels: ['nice'] }, view: NO_FOCUS }).state).toBe('idle');
    expect(verdictOf({})).not.toHaveProperty('noFocus');
  });

  it('is also so when the goal of the focus is no longer active', () => {
    const view = { ...VIEW, focus: [{ week: WEEK, goal: 'retired' }] };
    expect(verdictOf({ view })).toMatchObject({ state: 'idle', noFocus: true });
  });

  it('goes by the day on which the team’s week begins', () => {
    // Friday 20 November begins the week of the 23rd for a team that starts on Friday.
    const view = { ...VIEW, weekStart: 5, focus: [{ week: '2026-W48', goal: 'search' }] };
    expect(verdictOf({ view }).state).toBe('unlinked');
  });
});
