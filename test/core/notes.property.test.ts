import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containerOfKey, sameKey } from '../../lib/core/issue.ts';
import type { FindingKind, Note } from '../../lib/core/note.ts';
import { notesByContainer } from '../../lib/core/notes-by-container.ts';
import { compileView } from '../../lib/core/rules/compile.ts';
import { noteSchema } from '../../lib/core/schemas/note.ts';
import { scopeHolds } from '../../lib/core/scope.ts';
import type { Sighting } from '../../lib/core/sighting.ts';
import { judge } from '../../lib/core/verdict.ts';
import type { PublishedActs, PublishedView } from '../../lib/core/view.ts';
import { anyActs, anyView, NOW, readings } from './arbitrary.ts';

const RUNS = { numRuns: 400 };
const TIMES = ['2026-11-20T09:00:00.000Z', '2026-11-21T09:00:00.000Z'];
const NAMES = [
  'SHOP-1',
  'OPS-2: retry',
  'acme/shop#1',
  'https://github.com/acme/api/issues/2',
  'UTF-8',
  'Retry',
];

/** Each issue once, with a title that may name another. */
const anySeen: fc.Arbitrary<Sighting[]> = fc
  .array(fc.tuple(readings, fc.constantFrom(...NAMES), fc.constantFrom(...TIMES), fc.boolean()), {
    maxLength: 12,
  })
  .map((all) =>
    all.map(([{ less, whole }, title, readAt, isRow]): Sighting => {
      const key = sameKey(whole.key);
      // What hangs from nothing is surely unlinked or idle, where no rule holds it.
      const free = { ...whole, parent: null, closes: [], blocks: [] };
      const facts = { ...(isRow ? less : free), title, readAt, source: isRow ? 'row' : 'page' };
      return { key, container: containerOfKey(key), facts, seenAt: readAt };
    }),
  )
  .map((all) => [...new Map(all.map((one) => [one.key, one])).values()]);

function notesOf(seen: Sighting[], view: PublishedView, acts: PublishedActs): Map<string, Note> {
  // Few are of the focus by chance: those of one title are linked to it.
  const goal = view.focus[0]?.goal ?? '';
  const ofFocus = seen.filter(({ facts }) => facts.title === 'Retry');
  const links = Object.fromEntries(ofFocus.map(({ key }) => [key, [{ issue: key, goal }]]));
  const compiled = compileView(view, { ...acts, links: { ...acts.links, ...links } }, NOW);
  const by = { scopes: view.scopes, judge: (facts: Sighting['facts']) => judge(facts, compiled) };
  return new Map([...notesByContainer(seen, by).values()].flatMap((of) => Object.entries(of)));
}

/** Who is said to be what to whom. */
function told(notes: ReadonlyMap<string, Note>): Set<string> {
  return new Set(
    [...notes].flatMap(([key, { found }]) =>
      found.flatMap(({ is, others }) => others.map((other) => `${key} ${is} ${sameKey(other.key)}`)),
    ),
  );
}

describe('notes, of any issues seen', () => {
  it('are of issues in scope and name only such, and never the issue itself', () => {
    fc.assert(
      fc.property(anySeen, anyView, anyActs, (seen, view, acts) => {
        const isIn = (key: string) => view.scopes.some((scope) => scopeHolds(scope, containerOfKey(key)));
        for (const [key, { found }] of notesOf(seen, view, acts))
          for (const { here, others } of found) {
            expect([sameKey(here.key), isIn(key)]).toEqual([key, true]);
            expect(others.length).toBeGreaterThan(0);
            for (const other of others)
              expect([isIn(other.key), sameKey(other.key) === key]).toEqual([true, false]);
          }
      }),
      RUNS,
    );
  });

  it('have a word and a name where something is to be noticed, and come through storage as they are', () => {
    fc.assert(
      fc.property(anySeen, anyView, anyActs, (seen, view, acts) => {
        for (const note of notesOf(seen, view, acts).values()) {
          const isQuiet = note.found.every(({ is }) => is === 'twin');
          expect([note.word === undefined, note.name === undefined]).toEqual([isQuiet, isQuiet]);
          expect(`${note.word}${note.name}`).not.toMatch(isQuiet ? /^$/ : /undefined|\bnull\b/);
          expect(noteSchema.parse(JSON.parse(JSON.stringify(note)))).toEqual(note);
        }
      }),
      RUNS,
    );
  });

  it('say the same whatever was seen first', () => {
    fc.assert(
      fc.property(anySeen, anyView, anyActs, (seen, view, acts) => {
        expect(told(notesOf(seen.toReversed(), view, acts))).toEqual(told(notesOf(seen, view, acts)));
      }),
      RUNS,
    );
  });

  it('agree on both sides', () => {
    const back: Partial<Record<FindingKind, FindingKind>> = {
      twin: 'twin',
      'twin-differs': 'twin-differs',
      'waits-on-unlinked': 'blocks-focus',
    };
    fc.assert(
      fc.property(anySeen, anyView, anyActs, (seen, view, acts) => {
        const all = told(notesOf(seen, view, acts));
        for (const one of all) {
          const [key, is, other] = one.split(' ');
          const reversed = back[is as FindingKind]; // `told` writes no other words.
          if (reversed) expect(all).toContain(`${other} ${reversed} ${key}`);
        }
      }),
      RUNS,
    );
  });
});
