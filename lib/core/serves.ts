import { sameValue } from './edits/same.ts';
import type { Ancestor, IssueFacts } from './facts.ts';
import { sameKey } from './issue.ts';
import { type CompiledView, compileView } from './rules/compile.ts';
import type { Sighting } from './sighting.ts';
import { judge } from './verdict.ts';
import type { Now, PublishedActs, PublishedView } from './view.ts';

export type Serves = PublishedActs['serves'];

/** A pull request closes an issue that blocks one whose parent …: further than this nobody follows. */
const ROUNDS = 6;

/**
 * For each container (lower case) what the issues serve that its issues hang from, wherever those are. Judged from all
 * that was seen of them; what is unknown is left out, and the page judges by the little it sees.
 * @param acts of all containers together
 */
export function servesByContainer(
  sightings: readonly Sighting[],
  view: PublishedView,
  acts: PublishedActs,
  now: Now,
): Map<string, Serves> {
  const hanging = new Map<string, Set<string>>();
  for (const { container, facts } of sightings) {
    const keys = hanging.get(container) ?? new Set();
    for (const key of relatives(facts)) keys.add(key);
    if (keys.size > 0) hanging.set(container, keys);
  }
  const all = judgedAll(
    new Set([...hanging.values()].flatMap((keys) => [...keys])),
    sightings,
    view,
    acts,
    now,
  );
  const pick = (keys: Set<string>) =>
    Object.fromEntries([...keys].flatMap((key) => (all[key] ? [[key, all[key]]] : [])));
  return new Map([...hanging].map(([container, keys]) => [container, pick(keys)]));
}

/** Parents, closed and blocked issues; each may itself hang from others, so they are judged until nothing changes. */
function judgedAll(
  keys: ReadonlySet<string>,
  sightings: readonly Sighting[],
  view: PublishedView,
  acts: PublishedActs,
  now: Now,
): Serves {
  const seen = new Map(sightings.map(({ key, facts }) => [key, facts]));
  const known = [...keys].flatMap((key) => {
    const linked = acts.links[key]?.[0];
    const facts = seen.get(key) ?? (linked && { key: linked.issue, readAt: now.at, source: 'link' });
    return facts ? [{ key, facts }] : [];
  });
  const compiled = compileView(view, acts, now);
  let serves: Serves = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = oneRound(known, {
      ...compiled,
      serves: new Map(Object.entries(serves)),
      // What is served by what was judged in the round before.
      served: new Map(),
    });
    if (sameValue(next, serves)) break;
    serves = next;
  }
  return serves;
}

function oneRound(known: { key: string; facts: IssueFacts }[], view: CompiledView): Serves {
  return Object.fromEntries(
    known.flatMap(({ key, facts }) => {
      const { state, goals } = judge(facts, view);
      return state === 'unknown' || state === 'out-of-scope' ? [] : [[key, goals.map(({ id }) => id)]];
    }),
  );
}

function relatives({ parent, closes = [], blocks = [] }: IssueFacts): string[] {
  const keys = [...closes, ...blocks].map(({ key }) => key);
  for (let above: Ancestor | null | undefined = parent; above; above = above.parent) keys.push(above.key);
  return keys.map(sameKey);
}
