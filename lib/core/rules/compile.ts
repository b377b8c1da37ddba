import type { Disposition, GoalLink } from '../act.ts';
import { containerOf, parseKey, sameKey } from '../issue.ts';
import { scopeHolds } from '../scope.ts';
import type { Now, PublishedActs, PublishedFocus, PublishedGoal, PublishedView } from '../view.ts';
import { weekOf } from '../week.ts';
import { isJira } from './fields.ts';
import { indexRules, type RuleIndex } from './rule-index.ts';

/** A published view made ready to judge many issues: what depends on an issue's container is worked out once for it. */
export type CompiledView = {
  acts: PublishedActs;
  now: Now;
  /** This week's focus; none if its goal is no longer active. */
  focus: PublishedFocus | null;
  /** Active goals, best rank first. */
  ranked: readonly PublishedGoal[];
  /** The same in the order in which they show: the focus first. Elsewhere a goal is its index in here. */
  goals: readonly PublishedGoal[];
  planOf: (key: string) => Plan;
  saidOf: (key: string) => Said;
};

/** What a person said of one issue. */
export type Said = { links: readonly GoalLink[] | undefined; disposition: Disposition | undefined };

/** What a view says of the issues of one container. */
export type Plan = {
  inScope: boolean;
  inherits: boolean;
  goals: RuleIndex;
  stop: RuleIndex;
  exempt: RuleIndex;
};

/** @param acts on the issues to be judged; those of several containers may be put together */
export function compileView(view: PublishedView, acts: PublishedActs, now: Now): CompiledView {
  const week = weekOf(now.today, view.weekStart);
  const chosen = view.focus.find((one) => one.week === week);
  const first = view.goals.find(({ id }) => id === chosen?.goal);
  const focus = (first && chosen) || null;
  const goals = first ? [first, ...view.goals.filter((goal) => goal !== first)] : view.goals;

  const ofGoals = goals.flatMap(({ id, rules }, goal) =>
    rules.map((one) => ({ rule: one.rule, goal, reason: { by: 'rule' as const, goal: id, ...one } })),
  );
  const ofView = (by: 'stop' | 'exempt', rules: PublishedView['exempt'] = []) =>
    rules.map((one) => ({ rule: one.rule, goal: 0, reason: { by, ...one } }));
  const stops = ofView('stop', focus?.stop);
  const exempts = ofView('exempt', view.exempt);

  const planFor = (key: string): Plan => {
    const ref = parseKey(key);
    const within = (scopes: string[]) =>
      ref !== null && scopes.some((scope) => scopeHolds(scope, containerOf(ref)));
    return {
      inScope: within(view.scopes),
      inherits: !within(view.noInheritance),
      goals: indexRules(ofGoals, key),
      stop: indexRules(stops, key),
      exempt: indexRules(exempts, key),
    };
  };
  // Maps, as looking up texts that are new each time is several times slower in an object.
  const links = new Map(Object.entries(acts.links));
  const dispositions = new Map(Object.entries(acts.dispositions));
  const saidOf = (key: string): Said => {
    const same = sameKey(key);
    return { links: links.get(same), disposition: dispositions.get(same) };
  };
  const plans = new Map<string, Plan>();
  const planOf = (key: string): Plan => {
    const container = key.slice(0, key.lastIndexOf(isJira(key) ? '-' : '#'));
    let plan = plans.get(container);
    if (!plan) {
      plan = planFor(key);
      plans.set(container, plan);
    }
    return plan;
  };
  return { acts, now, focus, ranked: view.goals, goals, planOf, saidOf };
}
