import { describe, expect, it } from 'vitest';
import { WEEK } from './arbitrary.ts';
import { type Case, goal, KEY, link, NO_FOCUS, short, VIEW, verdictOf } from './verdict-cases.ts';

/** Blueprint section 6, rows 5 to 11 of its table, and weeks without a focus. */

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
