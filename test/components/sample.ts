import { vi } from 'vitest';
import type { Edit } from '../../lib/core/edit.ts';
import type { IssueFacts } from '../../lib/core/facts.ts';
import type { Overview } from '../../lib/core/overview.ts';
import { parseRules } from '../../lib/core/rules/parse.ts';
import type { Now, PublishedFocus, PublishedGoal, PublishedView, Verdict } from '../../lib/core/view.ts';
import type { Reply } from '../../lib/messages/protocol.ts';
import type { CardState } from '../../lib/page/card-context.ts';
import { local } from '../local.ts';

/** A Saturday in W47 of 2026. */
export const NOW: Now = { at: local('2026-11-21T10:42'), today: '2026-11-21' };

const TITLES = [
  'Checkout under two seconds',
  'Search finds it first time',
  'Returns without e-mail',
  'Sellers list in one day',
  'Storefront meets WCAG AA',
];
const IDS = ['checkout', 'search', 'returns', 'sellers', 'wcag'];

/** The goal of a rank. */
export function goal(rank: number, more: Partial<PublishedGoal> = {}): PublishedGoal {
  return {
    id: IDS[rank - 1] ?? '',
    title: TITLES[rank - 1] ?? '',
    rank,
    state: 'active',
    rules: [],
    ...more,
  };
}

export const rulesOf = (...lines: string[]) =>
  parseRules(lines.join('\n')).rules.map(({ text, rule }) => ({ text, rule }));

export const GOALS = [
  goal(1, {
    outcome: 'Shoppers do not leave at payment.',
    owner: '@dana',
    due: '2026-12-31',
    measure: {
      name: 'p75 checkout time',
      unit: 's',
      start: 4.1,
      target: 2,
      current: 3.2,
      updated: '2026-11-16',
    },
    rules: rulesOf('repo:acme/shop label:checkout'),
  }),
  goal(2, { owner: '@mira', rules: rulesOf('label:search') }),
  goal(3),
  goal(4),
  goal(5),
];

export const FOCUS: PublishedFocus = {
  week: '2026-W47',
  goal: 'checkout',
  slice: 'retries',
  stop: rulesOf('label:nice-to-have'),
};

export function view(more: Partial<PublishedView> = {}): PublishedView {
  return {
    version: 1,
    savedAt: NOW.at,
    scopes: ['github:github.com/acme/shop'],
    goals: GOALS,
    focus: [FOCUS],
    weekStart: 1,
    exempt: [],
    noInheritance: [],
    partsOff: [],
    hasToken: false,
    ...more,
  };
}

export const OVERVIEW: Overview = {
  at: NOW.at,
  counts: { focus: 9, linked: 4, upkeep: 3, unlinked: 9, unknown: 0, parked: 0, total: 25 },
  goals: { checkout: { open: 14, done: 9, started: 5 }, search: { open: 11, done: 2 } },
  seen: 60,
};

export const ISSUE = 'github:github.com/acme/shop#455';

export function facts(more: Partial<IssueFacts> = {}): IssueFacts {
  return {
    key: ISSUE,
    kind: 'issue',
    state: 'open',
    title: 'Back off',
    labels: [],
    readAt: NOW.at,
    source: 'page',
    ...more,
  };
}

/** A card's state for a verdict. */
export function cardState(
  verdict: Partial<Verdict> & Pick<Verdict, 'state'>,
  more: Partial<CardState> = {},
): CardState {
  return {
    facts: facts(),
    verdict: { goals: verdict.goal ? [verdict.goal] : [], because: [], confidence: 'certain', ...verdict },
    view: view(),
    acts: { links: {}, dispositions: {}, serves: {} },
    ...more,
  };
}

export const SAVED: Reply<'edit'> = { ok: true, value: { undo: 'u1', words: 'It is done', savedAt: NOW.at } };
export const REFUSED: Reply<'edit'> = {
  ok: false,
  error: { code: 'quota', message: 'No room is left. Delete old data in the options, then try again.' },
};

/** A background that says yes, and what it was asked. */
export function background(reply: Reply<'edit'> = SAVED) {
  return {
    save: vi.fn(async (_: Edit): Promise<Reply<'edit'>> => reply),
    undo: vi.fn(async (_: string): Promise<Reply<'undo'>> => reply),
  };
}
