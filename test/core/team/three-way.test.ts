import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf } from '../../../lib/core/edits/changes.ts';
import { sameValue } from '../../../lib/core/edits/same.ts';
import type { PlumblineFile } from '../../../lib/core/file.ts';
import { readTeamFile, writeTeamFile } from '../../../lib/core/team/team-file.ts';
import { type TeamConflict, threeWay } from '../../../lib/core/team/three-way.ts';
import { SHOP7 } from '../records.ts';
import { anyDocument, document, PLAN, SHOP } from './documents.ts';

const checkout = {
  id: 'checkout',
  title: 'Checkout',
  due: '2026-11-30',
  owner: '@dana',
  rules: ['label:a', 'label:b'],
};
const goals = (...more: object[]) => document({ goals: more.map((one) => ({ ...checkout, ...one })) });

describe('one side alone', () => {
  it('is what it is', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (base, changed) => {
        expect(threeWay(base, changed, base)).toEqual({ file: changed, conflicts: [] });
        expect(threeWay(base, base, changed)).toEqual({ file: changed, conflicts: [] });
        expect(threeWay(base, changed, changed)).toEqual({ file: changed, conflicts: [] });
      }),
    );
  });
});

describe('both sides', () => {
  it('of one goal: fields of each are kept, rules are a set', () => {
    const mine = goals({ due: '2026-12-31', rules: ['label:a', 'label:b', 'label:c'] });
    const theirs = goals({ owner: '@eli', rules: ['label:b', 'label:d'] });
    expect(threeWay(goals({}), mine, theirs)).toEqual({
      file: goals({ due: '2026-12-31', owner: '@eli', rules: ['label:b', 'label:c', 'label:d'] }),
      conflicts: [],
    });
  });

  it('of one field: theirs stays as it is there, mine stands where it is taken', () => {
    const [base, mine, theirs] = [goals({}), goals({ due: '2026-12-31' }), goals({ due: '2026-12-15' })];
    const conflict: TeamConflict = {
      id: '["goals","checkout","due"]',
      path: ['goals', 'checkout', 'due'],
      base: '2026-11-30',
      mine: '2026-12-31',
      theirs: '2026-12-15',
    };
    expect(threeWay(base, mine, theirs)).toEqual({ file: theirs, conflicts: [conflict] });
    expect(threeWay(base, mine, theirs, new Set([conflict.id]))).toEqual({
      file: mine,
      conflicts: [conflict],
    });
  });

  it('one takes a goal out that the other changes: nobody is overruled', () => {
    const [base, mine, theirs] = [goals({}), document({ goals: [] }), goals({ owner: '@eli' })];
    expect(threeWay(base, mine, theirs)).toMatchObject({
      file: theirs,
      conflicts: [{ path: ['goals', 'checkout'] }],
    });
    expect(threeWay(base, theirs, mine)).toMatchObject({
      file: mine,
      conflicts: [{ path: ['goals', 'checkout'] }],
    });
    expect(threeWay(base, theirs, mine, new Set(['["goals","checkout"]'])).file).toEqual(theirs);
  });

  it('add entries, lists and sections of their own', () => {
    const mine = document({ scopes: [SHOP], goals: [checkout], links: [{ issue: SHOP7, goal: 'checkout' }] });
    const theirs = document({
      scopes: [PLAN],
      goals: [{ id: 'search', title: 'Search' }],
      exempt: ['is:bot'],
    });
    expect(threeWay(document(), mine, theirs)).toEqual({
      file: {
        ...document(),
        scopes: [SHOP, PLAN],
        goals: [checkout, { id: 'search', title: 'Search' }],
        links: [{ issue: SHOP7, goal: 'checkout' }],
        exempt: ['is:bot'],
      },
      conflicts: [],
    });
  });

  it('choose another goal for a week: no slice goes to a goal it is not of', () => {
    const week = (goal: string, slice: string) => document({ focus: [{ week: '2026-W48', goal, slice }] });
    const found = threeWay(week('a', 'one'), week('b', 'one'), week('a', 'two'));
    expect(found.file).toEqual(week('a', 'two'));
    expect(found.conflicts.map(({ path }) => path)).toEqual([['focus', '2026-W48']]);
  });

  it('answer one issue: an answer stays whole; when it was given is no difference', () => {
    const said = (kind: 'upkeep' | 'parked', reason: string, at: string) =>
      document({ dispositions: [{ issue: SHOP7, kind, reason, at }] });
    const [old, early, late] = [
      '2026-11-01T00:00:00Z',
      '2026-11-02T00:00:00Z',
      '2026-11-03T00:00:00Z',
    ] as const;
    expect(
      threeWay(said('upkeep', 'a', old), said('parked', 'b', early), said('parked', 'c', late)),
    ).toMatchObject({
      file: said('parked', 'c', late),
      conflicts: [{ path: ['dispositions', SHOP7] }],
    });
    expect(threeWay(said('upkeep', 'a', old), said('parked', 'b', late), said('parked', 'b', early))).toEqual(
      {
        file: said('parked', 'b', late),
        conflicts: [],
      },
    );
  });

  it('move goals: theirs is the order where both did, mine where only I did', () => {
    const order = (...ids: string[]) => document({ goals: ids.map((id) => ({ id, title: id })) });
    const ids = ({ file }: { file: PlumblineFile }) => file.goals?.map(({ id }) => id).join('');
    expect(ids(threeWay(order('a', 'b', 'c'), order('c', 'a', 'b'), order('a', 'b', 'c', 'd')))).toBe('cabd');
    expect(ids(threeWay(order('a', 'b', 'c'), order('c', 'a', 'b'), order('b', 'a', 'c')))).toBe('bac');
  });
});

/** Every statement of a document by where it is: a field of an entry, an answer as a whole, a text in a list. */
function statements(file: PlumblineFile): Map<string, unknown> {
  const all = new Map<string, unknown>();
  const put = (path: readonly string[], value: unknown): void => {
    const isAnswer = path.length === 2 && (path[0] === 'links' || path[0] === 'dispositions');
    if (isAnswer) all.set(JSON.stringify(path), { ...Object(value), at: undefined });
    else if (Array.isArray(value) && path.at(-1) !== 'also')
      for (const text of value) all.set(JSON.stringify([...path, text]), true);
    else if (typeof value === 'object' && value !== null) {
      all.set(JSON.stringify([...path, '']), true);
      for (const [name, one] of Object.entries(value)) put([...path, name], one);
    } else if (path.at(-1) !== 'updated') all.set(JSON.stringify(path), value);
  };
  const named = <T>(entries: T[] = [], id: (entry: T) => string) =>
    Object.fromEntries(entries.map((entry) => [id(entry), entry]));
  put([], {
    ...file,
    goals: named(file.goals, ({ id }) => id),
    focus: named(file.focus, idOf.focuses),
    links: named(file.links, idOf.links),
    dispositions: named(file.dispositions, idOf.dispositions),
  });
  return all;
}

it('nothing of either side is lost: each change is in the result, or named as a conflict', () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, anyDocument, (base, mine, theirs) => {
      const { file, conflicts } = threeWay(base, mine, theirs);
      const [before, after] = [statements(base), statements(file)];
      const isNamed = (path: string) =>
        conflicts.some((one) => path.startsWith(JSON.stringify(one.path).slice(0, -1)));
      for (const side of [mine, theirs]) {
        const now = statements(side);
        for (const path of new Set([...before.keys(), ...now.keys()])) {
          const isChange = !sameValue(before.get(path), now.get(path));
          if (isChange && !isNamed(path)) expect([path, after.get(path)]).toEqual([path, now.get(path)]);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

it('each conflict holds both values, and taking it puts mine where theirs was', () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, anyDocument, (base, mine, theirs) => {
      const { conflicts } = threeWay(base, mine, theirs);
      const all = new Set(conflicts.map(({ id }) => id));
      expect(all.size).toBe(conflicts.length);
      for (const one of conflicts) expect(one.mine).not.toEqual(one.theirs);
      const taken = threeWay(base, mine, theirs, all).file;
      const swapped = threeWay(base, theirs, mine).file;
      expect(Object.fromEntries(statements(taken))).toEqual(Object.fromEntries(statements(swapped)));
    }),
  );
});

it('what comes of documents is a document', () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, anyDocument, (base, mine, theirs) => {
      const { file } = threeWay(base, mine, theirs);
      expect(readTeamFile(JSON.stringify(file))).toEqual({ file });
      expect('text' in writeTeamFile(file)).toBe(true);
    }),
  );
});
