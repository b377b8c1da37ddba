import { claimsOf, type RuleClaims, type Served } from '../claims.ts';
import { containerIn } from '../container-in.ts';
import { sameKey } from '../issue.ts';
import type { Said } from '../own-acts.ts';
import type { Now, PublishedActs, PublishedFocus, PublishedGoal, PublishedView } from '../view.ts';
import { weekOf } from '../week.ts';
import { checkOfScopes } from './checks.ts';
import { holds } from './holds.ts';
import { type Finder, indexRules } from './rule-index.ts';

/** A published view made ready to judge many issues: what depends on an issue's container is worked out once for it. */
export type CompiledView = {
  acts: PublishedActs;
  now: Now;
  /** This week's focus; none if its goal is no longer active. */
  focus: PublishedFocus | null;
  /** Active goals in the order in which they show: the focus first, the others by rank. */
  goals: readonly PublishedGoal[];
  /** Active goals, best rank first. */
  ranked: readonly PublishedGoal[];
  planOf: (key: string) => Plan;
  saidOf: (key: string) => Said;
  /** The acts' `serves`. */
  serves: ReadonlyMap<string, readonly string[]>;
  /** What other issues serve by rules, by their keys, and what was known of them then; grows as issues are judged. */
  served: Map<string, Served>;
};

/** What a view says of the issues of one container. */
export type Plan = { inScope: boolean; inherits: boolean; rules: Finder<RuleClaims> };

const NONE: Said['links'] = [];
const NOTHING: Said = { links: NONE, disposition: undefined };

/** @param acts on the issues to be judged; those of several containers may be put together */
export function compileView(view: PublishedView, acts: PublishedActs, now: Now): CompiledView {
  const week = weekOf(now.today, view.weekStart);
  const chosen = view.focus.find((one) => one.week === week);
  const first = view.goals.find(({ id }) => id === chosen?.goal);
  const focus = (first && chosen) ?? null;
  const goals = first ? [first, ...view.goals.filter((goal) => goal !== first)] : view.goals;
  const reasons = [
    ...goals.flatMap(({ id, rules }) => rules.map((one) => ({ by: 'rule' as const, goal: id, ...one }))),
    ...(focus?.stop ?? []).map((one) => ({ by: 'stop' as const, ...one })),
    ...view.exempt.map((one) => ({ by: 'exempt' as const, ...one })),
  ];
  const inScope = checkOfScopes(view.scopes);
  const inheritsNot = checkOfScopes(view.noInheritance);
  const plans = new Map<string, Plan>();
  // Maps, as looking up texts that are new each time is several times slower in an object.
  const links = new Map(Object.entries(acts.links));
  const dispositions = new Map(Object.entries(acts.dispositions));
  const isSilent = links.size + dispositions.size === 0;
  return {
    acts,
    now,
    focus,
    goals,
    ranked: view.goals,
    planOf(key) {
      const container = containerIn(key);
      const known = plans.get(container);
      if (known) return known;
      const plan = {
        inScope: holds(inScope, { key }) === true,
        inherits: holds(inheritsNot, { key }) !== true,
        rules: indexRules(reasons, key, claimsOf),
      };
      plans.set(container, plan);
      return plan;
    },
    serves: new Map(Object.entries(acts.serves)),
    served: new Map(),
    saidOf(key) {
      if (isSilent) return NOTHING;
      const same = sameKey(key);
      return { links: links.get(same) ?? NONE, disposition: dispositions.get(same) };
    },
  };
}
