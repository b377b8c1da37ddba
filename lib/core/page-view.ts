import { checkOfRules, checkOfScopes, opposite } from './rules/checks.ts';
import type { PageView, PublishedView } from './view.ts';
import { weekDays } from './week.ts';

/** What the tracker's pages are told of a published view. */
export function pageView(view: PublishedView): PageView {
  const isOff = view.partsOff.includes('title-badge');
  return {
    version: 1,
    scope: checkOfScopes(isOff ? [] : view.scopes),
    inherits: opposite(checkOfScopes(view.noInheritance)),
    goals: view.goals.map(({ id, title, rank, rules }) => ({ id, title, rank, rules: checkOfRules(rules) })),
    focus: view.focus
      .filter(({ goal }) => view.goals.some(({ id }) => id === goal))
      .map(({ week, goal, slice, stop = [] }) => ({
        ...weekDays(week, view.weekStart),
        goal,
        ...(slice && { slice }),
        stop: checkOfRules(stop),
      })),
    exempt: checkOfRules(view.exempt),
  };
}
