import type { Ancestor, IssueFacts } from './facts.ts';
import { TITLE_LIMIT } from './goal.ts';
import { containerOf, parseKey, sameKey, shortKey } from './issue.ts';
import { isOpen } from './open.ts';
import { printRule } from './rules/print.ts';
import type { Term } from './rules/rule.ts';
import { scopeHolds } from './scope.ts';
import type { Sighting } from './sighting.ts';

/** A goal that the data seen suggests, with the rule that would link its issues. */
export type NewGoal = { kind: 'new'; title: string; rule: string; why: string };

/** Something that several open issues share; `why` without the number of them. */
type Group = { by: 'parent' | 'milestone' | 'label'; id: string; title: string; terms: Term[]; why: string };

/** So many issues make a goal worth proposing. */
const LEAST_SIZE = 2;

/** Labels that say what kind of work it is, not what for: GitHub's own, and the shipped exempt ones. */
const KINDS_OF_WORK = new Set([
  'bug',
  'dependencies',
  'documentation',
  'duplicate',
  'enhancement',
  'good first issue',
  'help wanted',
  'invalid',
  'question',
  'security',
  'wontfix',
]);

/** The parent, the milestone and the label that most open issues in scope share, the busiest first. */
export function newGoals(scopes: readonly string[], sightings: readonly Sighting[]): NewGoal[] {
  const inScope = sightings.filter(({ container }) => scopes.some((scope) => scopeHolds(scope, container)));
  const closed = new Set(inScope.filter(({ facts }) => isOpen(facts) === false).map(({ key }) => key));
  const open = inScope.filter(({ key }) => !closed.has(key)).flatMap(({ facts }) => groupsOf(facts));
  const busiest = [...Map.groupBy(open, ({ id }) => id).entries()]
    .filter(([id, group]) => group.length >= LEAST_SIZE && !closed.has(id))
    .sort(([, a], [, b]) => b.length - a.length);
  const taken = new Set<Group['by']>();
  return busiest.flatMap(([, group]) => {
    const [first] = group;
    if (!first || taken.has(first.by)) return [];
    taken.add(first.by);
    const title = [...first.title].slice(0, TITLE_LIMIT).join('').trim();
    return {
      kind: 'new',
      title,
      rule: printRule({ terms: first.terms }),
      why: `${first.why} ${group.length} open issues`,
    };
  });
}

function groupsOf(facts: IssueFacts): Group[] {
  const ref = parseKey(facts.key);
  if (!ref) return [];
  const container = sameKey(containerOf(ref));
  const name = shortKey(containerOf(ref));
  const inside: Term = { q: ref.tracker === 'github' ? 'repo' : 'project', any: [name] };
  const { parent, milestone, labels = [] } = facts;
  return [
    ...stepsUp(parent).map(({ key, title }) => ({
      by: 'parent' as const,
      id: sameKey(key),
      title: title ?? shortKey(key),
      terms: [
        { q: ref.tracker === 'github' ? ('parent' as const) : ('epic' as const), any: [shortKey(key)] },
      ],
      why: `${shortKey(key)} holds`,
    })),
    ...(milestone ? [milestone] : []).map((title) => ({
      by: 'milestone' as const,
      id: `${container} milestone ${title}`,
      title,
      terms: [inside, { q: 'milestone' as const, any: [title] }],
      why: `Milestone in ${name} with`,
    })),
    ...labels
      .filter((label) => !KINDS_OF_WORK.has(label.toLowerCase()))
      .map((label) => ({
        by: 'label' as const,
        id: `${container} label ${label.toLowerCase()}`,
        title: label.slice(0, 1).toUpperCase() + label.slice(1),
        terms: [inside, { q: 'label' as const, any: [label] }],
        why: `Label in ${name} on`,
      })),
  ];
}

function stepsUp(first: Ancestor | null | undefined): Ancestor[] {
  const steps: Ancestor[] = [];
  for (let up = first; up; up = up.parent) steps.push(up);
  return steps;
}
