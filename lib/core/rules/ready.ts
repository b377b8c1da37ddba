import type { Disposition, GoalLink } from '../act.ts';
import { sameKey } from '../issue.ts';
import { scopeHolds } from '../scope.ts';
import type { Now, PublishedActs, PublishedFocus, PublishedGoal, PublishedView } from '../view.ts';
import { weekOf } from '../week.ts';

/** A published view made ready for a moment: all that a page decides by. */
export type ReadyView = {
  acts: PublishedActs;
  now: Now;
  /** This week's focus; none if its goal is no longer active. */
  focus: PublishedFocus | null;
  /** Active goals in the order in which they show: the focus first, the others by rank. */
  goals: readonly PublishedGoal[];
  exempt: PublishedView['exempt'];
  planOf: (key: string) => Plan;
  saidOf: (key: string) => Said;
};

/** What a person said of one issue. */
export type Said = { links: readonly GoalLink[]; disposition: Disposition | undefined };

/** What a view says of where an issue is. */
export type Plan = { inScope: boolean; inherits: boolean };

/** @param acts on the issues to be judged; those of several containers may be put together */
export function readyView(view: PublishedView, acts: PublishedActs, now: Now): ReadyView {
  const week = weekOf(now.today, view.weekStart);
  const chosen = view.focus.find((one) => one.week === week);
  const first = view.goals.find(({ id }) => id === chosen?.goal);
  return {
    acts,
    now,
    focus: (first && chosen) || null,
    goals: first ? [first, ...view.goals.filter((goal) => goal !== first)] : view.goals,
    exempt: view.exempt,
    planOf(key) {
      const container = key.replace(/[#-]\d+$/, '');
      const within = (scopes: string[]) => scopes.some((scope) => scopeHolds(scope, container));
      return { inScope: within(view.scopes), inherits: !within(view.noInheritance) };
    },
    saidOf(key) {
      const same = sameKey(key);
      return { links: acts.links[same] ?? [], disposition: acts.dispositions[same] };
    },
  };
}
