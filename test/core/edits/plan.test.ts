import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edit, EditRefused, type Records } from '../../../lib/core/edit.ts';
import { applyChanges, undoChanges } from '../../../lib/core/edits/changes.ts';
import { activeGoals } from '../../../lib/core/edits/goals.ts';
import { planEdit } from '../../../lib/core/edits/plan.ts';
import { ALSO_LIMIT } from '../../../lib/core/focus.ts';
import { ACTIVE_LIMIT } from '../../../lib/core/goal.ts';
import { sameKey } from '../../../lib/core/issue.ts';
import { dispositionSchema, linkSchema } from '../../../lib/core/schemas/act.ts';
import { editSchema } from '../../../lib/core/schemas/edit.ts';
import { focusSchema } from '../../../lib/core/schemas/focus.ts';
import { goalSchema } from '../../../lib/core/schemas/goal.ts';
import { settingsSchema } from '../../../lib/core/schemas/settings.ts';
import { anyRecords, counter, EMPTY, NOW, SHOP7, sorted } from '../records.ts';
import { anyEdit } from './any-edit.ts';

/** Records after the edit, or null when it is refused. */
function made(edit: Edit, records: Records, newId: () => string): Records | null {
  try {
    return applyChanges(records, planEdit(edit, records, NOW, newId).changes);
  } catch (error) {
    if (error instanceof EditRefused) return null;
    throw error;
  }
}

function expectSound(records: Records): void {
  const active = activeGoals(records.goals);
  expect(active.length).toBeLessThanOrEqual(ACTIVE_LIMIT);
  expect(active.map(({ rank }) => rank)).toEqual(active.map((_, i) => i + 1));
  expect(new Set(records.goals.map(({ id }) => id)).size).toBe(records.goals.length);
  const answered = records.dispositions.map(({ issue }) => sameKey(issue));
  expect(new Set(answered).size).toBe(answered.length);
  const linked = records.links.filter((link) => !link.not).map(({ issue }) => sameKey(issue));
  expect(linked.filter((issue) => answered.includes(issue))).toEqual([]);
  for (const { goal, also = [] } of records.focuses) {
    expect(also.length).toBeLessThanOrEqual(ALSO_LIMIT);
    expect(also).not.toContain(goal);
  }
  for (const goal of records.goals) expect(goalSchema.parse(goal)).toEqual(goal);
  for (const focus of records.focuses) expect(focusSchema.parse(focus)).toEqual(focus);
  for (const link of records.links) expect(linkSchema.parse(link)).toEqual(link);
  for (const one of records.dispositions) expect(dispositionSchema.parse(one)).toEqual(one);
  expect(settingsSchema.parse(records.settings)).toEqual(records.settings);
}

describe('any edits', () => {
  it('are of every kind, and most can be', () => {
    const kinds = new Set<string>();
    let count = 0;
    for (const [edit, records] of fc.sample(fc.tuple(anyEdit, anyRecords), { numRuns: 1000, seed: 1 })) {
      expect(() => editSchema.safeParse(edit)).not.toThrow();
      if (!made(edit, records, counter())) continue;
      kinds.add(edit.kind);
      count += 1;
    }
    expect(kinds.size).toBe(11);
    expect(count).toBeGreaterThan(300);
  });

  it('leave sound records, whatever their order', () => {
    fc.assert(
      fc.property(anyRecords, fc.array(anyEdit, { maxLength: 12 }), (start, edits) => {
        const newId = counter();
        let records = start;
        expectSound(records);
        for (const edit of edits) {
          records = made(edit, records, newId) ?? records;
          expectSound(records);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('are taken back exactly, one by one', () => {
    fc.assert(
      fc.property(anyRecords, fc.array(anyEdit, { maxLength: 8 }), (start, edits) => {
        const newId = counter();
        const undo: (() => void)[] = [];
        let records = start;
        for (const edit of edits) {
          if (!made(edit, records, newId)) continue;
          const { changes } = planEdit(edit, records, NOW, newId);
          const before = sorted(records);
          records = applyChanges(records, changes);
          undo.push(() => {
            records = applyChanges(records, undoChanges(changes));
            expect(sorted(records)).toEqual(before);
          });
        }
        for (const back of undo.reverse()) back();
        expect(sorted(records)).toEqual(sorted(start));
      }),
      { numRuns: 300 },
    );
  });

  it('touch nothing that was given', () => {
    const frozen = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      Object.freeze(value);
      Object.values(value).forEach(frozen);
    };
    fc.assert(
      fc.property(anyRecords, anyEdit, (records, edit) => {
        frozen(records);
        frozen(edit);
        expect(() => made(edit, records, counter())).not.toThrow();
      }),
    );
  });
});

describe('changes', () => {
  const link: Edit = { kind: 'link', issue: SHOP7, goal: 'a' };

  it('name table, id, before and after', () => {
    const records: Records = {
      ...EMPTY,
      goals: [{ id: 'a', title: 'A', rank: 1, state: 'active', rules: [] }],
      dispositions: [{ issue: SHOP7, kind: 'upkeep' }],
    };
    const { changes } = planEdit(link, records, NOW, counter());
    expect(changes).toEqual([
      { table: 'links', id: `${SHOP7} a`, before: null, after: { issue: SHOP7, goal: 'a', at: NOW.at } },
      { table: 'dispositions', id: SHOP7, before: { issue: SHOP7, kind: 'upkeep' }, after: null },
    ]);
    expect(undoChanges(changes).map(({ table, after: to }) => [table, to])).toEqual([
      ['dispositions', { issue: SHOP7, kind: 'upkeep' }],
      ['links', null],
    ]);
  });

  it('of settings are one record', () => {
    const { changes } = planEdit({ kind: 'settings', patch: { weekStart: 7 } }, EMPTY, NOW, counter());
    expect(changes).toEqual([
      {
        table: 'settings',
        id: 'settings',
        before: EMPTY.settings,
        after: { ...EMPTY.settings, weekStart: 7 },
      },
    ]);
  });
});
