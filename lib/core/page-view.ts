import { type LostPart, nameInPage, OWN_KINDS, PARTS, type Part, scopesOff } from './parts.ts';
import type { Check } from './rules/check.ts';
import { checkOfRules, checkOfScopes, inScope, opposite } from './rules/checks.ts';
import { inside } from './rules/pattern.ts';
import { scopeHost } from './scope.ts';
import type { PageView, PublishedView } from './view.ts';
import { weekDays } from './week.ts';

/**
 * What the tracker's pages are told of a published view.
 * @param lost parts that do not look for their place any more
 */
export function pageView(view: PublishedView, lost: readonly LostPart[] = []): PageView {
  const off = offChecks(view, lost);
  return {
    version: 1,
    scope: checkOfScopes(view.scopes),
    hosts: [...new Set(view.scopes.map(scopeHost))],
    inherits: opposite(checkOfScopes(view.noInheritance)),
    goals: view.goals.map(({ id, title, rank, wipLimit, rules }) => ({
      id,
      title,
      rank,
      ...(wipLimit && { wipLimit }),
      rules: checkOfRules(rules),
    })),
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
    ...(view.columnCounts && { columnCounts: true }),
  };
}

/** For what is-off.ts asks: parts that are off by hand, everywhere or in scopes, and those that were not found. */
function offChecks({ partsOff }: PublishedView, lost: readonly LostPart[]): Record<string, Check> {
  const likes = PARTS.flatMap((part) => {
    const name = nameInPage(part);
    const byHand = scopesOff(partsOff, part)?.map((scope) => `${inScope(scope)}$`) ?? [''];
    return [
      ...byHand.map((where) => ({ name, like: `^${KINDS[part] ?? '\\S+'} ${where}` })),
      ...lost
        .filter((one) => one.part === part)
        .map(({ pageKind, host }) => ({ name, like: `^${pageKind} ${onHost(host)}` })),
    ];
  });
  return Object.fromEntries(
    [...Map.groupBy(likes, ({ name }) => name)].map(([name, some]): [string, Check] => [
      name,
      { any: some.map(({ like }) => ({ of: 'key', like })) },
    ]),
  );
}

/** On which kinds of pages a part is, where it is not on all. */
const KINDS: Partial<Record<Part, string>> = {
  'title-badge': `(?:${OWN_KINDS})`,
  'pane-badge': `(?!(?:${OWN_KINDS}) )\\S+`,
};

/** A list across containers has no key to begin with: it is asked for by its host alone. */
function onHost(host: string): string {
  return `(?:\\w+:)?${inside(host)}(?:/|$)`;
}
