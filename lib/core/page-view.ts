import { type LostPart, nameInPage, PARTS, scopesOff } from './parts.ts';
import type { Check } from './rules/check.ts';
import { checkOfRules, checkOfScopes, checkOfTerm, opposite } from './rules/checks.ts';
import { scopeHost } from './scope.ts';
import type { PageView, PublishedView } from './view.ts';
import { weekDays } from './week.ts';

/**
 * What the tracker's pages are told of a published view.
 * @param lost parts that do not look for their place any more
 */
export function pageView(view: PublishedView, lost: readonly LostPart[] = []): PageView {
  const off = { ...offByHand(view), ...offWhereLost(lost) };
  return {
    version: 1,
    scope: checkOfScopes(view.scopes),
    hosts: [...new Set(view.scopes.map(scopeHost))],
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
    ...(Object.keys(off).length > 0 && { off }),
  };
}

const ALWAYS = opposite({ any: [] });

function offByHand({ partsOff }: PublishedView): Record<string, Check> {
  const checks = PARTS.flatMap((part): [string, Check][] => {
    const scopes = scopesOff(partsOff, part);
    if (scopes?.length === 0) return [];
    return [[nameInPage(part), scopes ? checkOfScopes(scopes) : ALWAYS]];
  });
  return Object.fromEntries(checks);
}

function offWhereLost(lost: readonly LostPart[]): Record<string, Check> {
  const groups = Map.groupBy(lost, ({ part, pageKind }) => `${nameInPage(part)} ${pageKind}`);
  return Object.fromEntries(
    [...groups].map(([name, some]) => [name, checkOfTerm({ q: 'host', any: some.map(({ host }) => host) })]),
  );
}
