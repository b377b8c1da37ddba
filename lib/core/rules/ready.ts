import type { Disposition, GoalLink } from '../act.ts';
import type { IssueFacts } from '../facts.ts';
import { sameKey } from '../issue.ts';
import { scopeHolds } from '../scope.ts';
import type { Now, PublishedActs, PublishedFocus, PublishedGoal, PublishedView, Reason } from '../view.ts';
import { weekOf } from '../week.ts';
import type { Rule } from './rule.ts';

/** A rule of a goal, the stop list or the exemptions, with the reason it gives where it holds. */
export type Ruled = { rule: Rule; reason: Extract<Reason, { rule: Rule }> };

/** The rules that may hold for an issue, in their order; every other one is false. */
export type Finder = (facts: IssueFacts) => readonly Ruled[];

/** A published view made ready to judge issues. */
export type CompiledView = {
  acts: PublishedActs;
  now: Now;
  /** This week's focus; none if its goal is no longer active. */
  focus: PublishedFocus | null;
  /** Active goals, best rank first. */
  ranked: readonly PublishedGoal[];
  /** The same in the order in which they show: the focus first. */
  goals: readonly PublishedGoal[];
  planOf: (key: string) => Plan;
  saidOf: (key: string) => Said;
};

/** What a person said of one issue. */
export type Said = { links: readonly GoalLink[]; disposition: Disposition | undefined };

/** What a view says of the issues of one container. */
export type Plan = { inScope: boolean; inherits: boolean; rules: Finder };

/**
 * @param acts on the issues to be judged; those of several containers may be put together
 * @param finderOf the rules as they are found for issues of a key's container; without it each is tried
 */
export function readyView(
  view: PublishedView,
  acts: PublishedActs,
  now: Now,
  finderOf: (rules: readonly Ruled[], key: string) => Finder = (rules) => () => rules,
): CompiledView {
  const week = weekOf(now.today, view.weekStart);
  const chosen = view.focus.find((one) => one.week === week);
  const first = view.goals.find(({ id }) => id === chosen?.goal);
  const focus = (first && chosen) || null;
  const goals = first ? [first, ...view.goals.filter((goal) => goal !== first)] : view.goals;

  const reasons: Ruled['reason'][] = [
    ...goals.flatMap(({ id, rules }) => rules.map((one) => ({ by: 'rule' as const, goal: id, ...one }))),
    ...(focus?.stop ?? []).map((one) => ({ by: 'stop' as const, ...one })),
    ...view.exempt.map((one) => ({ by: 'exempt' as const, ...one })),
  ];
  const ruled = reasons.map((reason) => ({ rule: reason.rule, reason }));

  return {
    acts,
    now,
    focus,
    ranked: view.goals,
    goals,
    planOf(key) {
      const container = key.replace(/[#-]\d+$/, '');
      const within = (scopes: string[]) => scopes.some((scope) => scopeHolds(scope, container));
      return {
        inScope: within(view.scopes),
        inherits: !within(view.noInheritance),
        rules: finderOf(ruled, key),
      };
    },
    saidOf(key) {
      const same = sameKey(key);
      return { links: acts.links[same] ?? [], disposition: acts.dispositions[same] };
    },
  };
}
