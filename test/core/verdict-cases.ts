import type { Disposition, GoalLink } from '../../lib/core/act.ts';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { compileView } from '../../lib/core/rules/compile.ts';
import { parseRule } from '../../lib/core/rules/parse.ts';
import { judge } from '../../lib/core/verdict.ts';
import type { PublishedActs, PublishedView, Verdict } from '../../lib/core/view.ts';
import { NOW, WEEK } from './arbitrary.ts';

/** What the tests of the verdict judge by: a view, an issue, and short words for what was said of it. */

export const KEY = 'github:github.com/acme/shop#7';

export const ruled = (text: string) => {
  const parsed = parseRule(text);
  if ('errors' in parsed) throw new Error(text);
  return { text, rule: parsed.rule };
};

export const goal = (id: string, rank: number, ...rules: string[]) => ({
  id,
  title: id,
  rank,
  state: 'active' as const,
  rules: rules.map(ruled),
});

export const rules = (...texts: string[]) => texts.map(ruled);

/** Checkout is the first goal, search the second and this week's focus. */
export const VIEW: PublishedView = {
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

export const NO_FOCUS: PublishedView = { ...VIEW, focus: [] };

/** Read whole: open, at work on, with nothing that a goal could hold. */
export const FACTS: IssueFacts = {
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

export type Case = {
  facts?: Partial<IssueFacts>;
  view?: PublishedView;
  acts?: Partial<PublishedActs>;
  unread?: (keyof IssueFacts)[];
};

export function verdictOf({ facts = {}, view = VIEW, acts = {}, unread = [] }: Case): Verdict {
  const read = { ...FACTS, ...facts };
  for (const name of unread) Reflect.deleteProperty(read, name);
  return judge(read, compileView(view, { links: {}, dispositions: {}, serves: {}, ...acts }, NOW));
}

export const link = (one: Partial<GoalLink> = {}): GoalLink => ({ issue: KEY, goal: 'checkout', ...one });

export const said = (kind: Disposition['kind'], one: Partial<Disposition> = {}): Partial<PublishedActs> => ({
  dispositions: { [KEY]: { issue: KEY, kind, ...one } },
});

export const short = (verdict: Verdict) => [verdict.state, verdict.goal?.id ?? null, verdict.confidence];
