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
  /** Whether parents, closed issues and dependencies count where the issue is. */
  inherits: (key: string) => boolean;
  saidOf: (key: string) => Said;
};

/** What a person said of one issue. */
export type Said = { links: readonly GoalLink[]; disposition: Disposition | undefined };

/** Whether one of the scopes holds the issue. */
export function isIn(scopes: readonly string[], key: string): boolean {
  const container = key.replace(/[#-]\d+$/, '');
  return scopes.some((scope) => scopeHolds(scope, container));
}

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
    inherits: (key) => !isIn(view.noInheritance, key),
    saidOf(key) {
      const same = sameKey(key);
      return { links: acts.links[same] ?? [], disposition: acts.dispositions[same] };
    },
  };
}
