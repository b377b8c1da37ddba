import type { GoalLink } from '../act.ts';
import { sameKey } from '../issue.ts';
import type { Now, PublishedActs, PublishedGoal, PublishedView } from '../view.ts';
import { isJira } from './fields.ts';
import { isIn, type ReadyView, readyView } from './ready.ts';
import { type Finder, indexRules, type Ruled } from './rule-index.ts';

/** A published view made ready to judge many issues: what depends on an issue's container is worked out once for it. */
export type CompiledView = ReadyView & {
  /** Active goals, best rank first. */
  ranked: readonly PublishedGoal[];
  planOf: (key: string) => Plan;
};

/** What a view says of the issues of one container. */
export type Plan = { inScope: boolean; inherits: boolean; rules: Finder };

const NONE: readonly GoalLink[] = [];

/** @param acts on the issues to be judged; those of several containers may be put together */
export function compileView(view: PublishedView, acts: PublishedActs, now: Now): CompiledView {
  const ready = readyView(view, acts, now);
  const reasons: Ruled['reason'][] = [
    ...ready.goals.flatMap(({ id, rules }) =>
      rules.map((one) => ({ by: 'rule' as const, goal: id, ...one })),
    ),
    ...(ready.focus?.stop ?? []).map((one) => ({ by: 'stop' as const, ...one })),
    ...view.exempt.map((one) => ({ by: 'exempt' as const, ...one })),
  ];
  const ruled = reasons.map((reason) => ({ rule: reason.rule, reason }));
  const plans = new Map<string, Plan>();
  // Maps, as looking up texts that are new each time is several times slower in an object.
  const links = new Map(Object.entries(acts.links));
  const dispositions = new Map(Object.entries(acts.dispositions));
  return {
    ...ready,
    ranked: view.goals,
    planOf(key) {
      const container = key.slice(0, key.lastIndexOf(isJira(key) ? '-' : '#'));
      const known = plans.get(container);
      if (known) return known;
      const inScope = isIn(view.scopes, key);
      const plan = { inScope, inherits: ready.inherits(key), rules: indexRules(ruled, key) };
      plans.set(container, plan);
      return plan;
    },
    saidOf(key) {
      const same = sameKey(key);
      return { links: links.get(same) ?? NONE, disposition: dispositions.get(same) };
    },
  };
}
