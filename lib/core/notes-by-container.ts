import type { IssueFacts } from './facts.ts';
import { sameKey } from './issue.ts';
import type { Note } from './note.ts';
import { noteOf, type Whole } from './notes.ts';
import type { Sighting } from './sighting.ts';
import { tiesOf } from './ties.ts';

export type Notes = Record<string, Note>;

/** The issues seen, each to be found by its key and by what it names. */
function wholeOf(sightings: readonly Sighting[], by: Pick<Whole, 'scopes' | 'judge'>): Whole {
  const seen = new Map(sightings.map(({ key, facts }) => [key, facts]));
  const namers = new Map<string, string[]>();
  for (const { key, facts } of sightings)
    for (const name of namesIn(facts, by.scopes, seen)) {
      const known = namers.get(name);
      if (known) known.push(key);
      else namers.set(name, [key]);
    }
  return { ...by, factsOf: (key) => seen.get(key), namersOf: (key) => namers.get(key) ?? [] };
}

/** For each container (lower case) what is to be said of its issues. */
export function notesByContainer(
  sightings: readonly Sighting[],
  by: Pick<Whole, 'scopes' | 'judge'>,
): Map<string, Notes> {
  const whole = wholeOf(sightings, by);
  const notes = new Map<string, Notes>();
  for (const { key, container, facts } of sightings) {
    const note = noteOf(facts, whole);
    if (!note) continue;
    const known = notes.get(container) ?? {};
    known[key] = note;
    notes.set(container, known);
  }
  return notes;
}

function namesIn(
  facts: IssueFacts,
  scopes: readonly string[],
  seen: ReadonlyMap<string, IssueFacts>,
): Set<string> {
  return new Set(tiesOf(facts, scopes, (key) => seen.has(key)).map(({ other }) => sameKey(other.key)));
}
