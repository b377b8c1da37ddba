import type { Test } from './check.ts';
import { entriesOf, type Keyed, known } from './fields.ts';
import { fits } from './holds.ts';

/**
 * Tests that look at the same fact, asked together of one issue after the other: entries that were met before are known
 * by the parts that are asked.
 */
export type Question = {
  /** The answer of facts that fit none of the tests. */
  none: Answer;
  of(facts: Keyed): Answer;
  /** How much is kept of what was met. */
  size(): number;
};

/** The tests (by name) that the entries of a fact fit, or (null) may fit. Equal ones are the same, and have a number. */
export type Answer = {
  number: number;
  tests: Fitting;
  /** By the number of another one, what both are together; as far as that was met. */
  joined: Answer[];
};
/** A test and its name. */
export type Placed = { test: Test; at: number };
export type Fitting = ReadonlyMap<number, true | null>;

/** Hardly any two issues have the same. */
const OWN: ReadonlySet<Test['of']> = new Set(['key', 'title', 'updated', 'created']);

/** By the first part that is asked, and where there are more by the next. */
type Met = Map<unknown, Answer | Met>;

/** @param tests of one fact, at least one */
export function questionOf(tests: readonly Placed[]): Question {
  const of = tests[0]?.test.of ?? 'key';
  const parts = [...new Set(tests.map(({ test }) => test.part))];
  const [last, ...others] = parts.toReversed();
  const met: Met = new Map();
  let count = 0;
  const answers = new Map<string, Answer>();
  const none = answer([]);

  function answer(tests: Iterable<[number, true | null]>): Answer {
    const sorted = [...tests].sort(([a], [b]) => a - b);
    const id = sorted.join(' ');
    const made = answers.get(id) ?? { number: answers.size, tests: new Map(sorted), joined: [] };
    answers.set(id, made);
    return made;
  }

  function ofEntry(entry: unknown, key: string): Answer {
    let known = met;
    for (let i = 0; i < others.length; i += 1) known = further(known, nameOf(entry, others[i]));
    const name = nameOf(entry, last);
    const before = known.get(name);
    if (before && !(before instanceof Map)) return before;
    const made = answer(
      tests.flatMap(({ test, at }): [number, true | null][] => {
        const held = fits(test, entry, key);
        return held === false ? [] : [[at, held]];
      }),
    );
    if (OWN.has(of)) return made;
    count += 1;
    known.set(name, made);
    return made;
  }

  function joined(one: Answer, other: Answer): Answer {
    // As with most entries.
    if (other === none || other === one) return one;
    if (one === none) return other;
    const before = one.joined[other.number];
    if (before) return before;
    const both = new Map(one.tests);
    for (const [at, held] of other.tests) both.set(at, held || both.get(at) || null);
    const made = answer(both);
    one.joined[other.number] = made;
    return made;
  }

  return {
    none,
    of(facts) {
      const value = listOrOne(of, facts);
      if (!Array.isArray(value)) return value === null ? none : ofEntry(value, facts.key);
      let found = none;
      for (let i = 0; i < value.length; i += 1) found = joined(found, ofEntry(value[i], facts.key));
      return found;
    },
    size: () => count + answers.size,
  };
}

function further(met: Met, name: unknown): Met {
  const known = met.get(name);
  if (known instanceof Map) return known;
  const made: Met = new Map();
  met.set(name, made);
  return made;
}

// What is asked most is read by its name as it stands in the code, which takes V8 a fraction of the time of a name that
// varies; and loops count, as this is run several times for each of many issues.

/** What tests tell entries apart by; null where the entry itself was not read. */
function nameOf(entry: unknown, part: Test['part']): unknown {
  if (part === undefined) return entry;
  // Of what stands there any part may be asked; texts and numbers have none.
  if (!entry) return null;
  const parts = entry as Record<NonNullable<typeof part>, unknown>;
  switch (part) {
    case 'name':
      return parts.name ?? undefined;
    case 'bot':
      return parts.bot ?? undefined;
    case 'key':
      return parts.key ?? undefined;
    case 'title':
      return parts.title ?? undefined;
    default:
      return parts[part] ?? undefined;
  }
}

/** What `entriesOf` says, without a list where there is one entry. */
function listOrOne(of: Test['of'], facts: Keyed): unknown {
  if (of === 'container' || of === 'open') return entriesOf(of, facts);
  if (of === 'parent') {
    const { parent } = facts;
    return parent === null || parent?.parent === null ? parent : entriesOf(of, facts);
  }
  const value = read(of, facts);
  if (value !== undefined) return value;
  return of === 'author' ? entriesOf(of, facts) : known(facts, of);
}

function read(of: Exclude<Test['of'], 'container' | 'open'>, facts: Keyed): unknown {
  switch (of) {
    case 'labels':
      return facts.labels;
    case 'projects':
      return facts.projects;
    case 'author':
      return facts.author;
    case 'type':
      return facts.type;
    case 'milestone':
      return facts.milestone;
    case 'assignees':
      return facts.assignees;
    default:
      return facts[of];
  }
}
