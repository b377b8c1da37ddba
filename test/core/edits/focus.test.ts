import { describe, expect, it } from 'vitest';
import type { Edit, Records } from '../../../lib/core/edit.ts';
import { applyChanges } from '../../../lib/core/edits/changes.ts';
import { activeGoals } from '../../../lib/core/edits/goals.ts';
import { planEdit } from '../../../lib/core/edits/plan.ts';
import type { WeeklyFocus } from '../../../lib/core/focus.ts';
import { counter, goal, NOW, withGoals } from '../records.ts';

const plan = (edit: Edit, records: Records) => planEdit(edit, records, NOW, counter());
const edited = (edit: Edit, records: Records) => applyChanges(records, plan(edit, records).changes);
const focus = (more: Partial<WeeklyFocus> = {}, swap?: string): Edit => ({
  kind: 'focus',
  focus: { week: '2026-W47', goal: 'a', ...more },
  ...(swap ? { swap } : {}),
});

describe('focus', () => {
  it('is set, with what is chosen', () => {
    const edit = focus({
      slice: ' retries ',
      because: ' the incident ',
      also: ['b', 'b', 'c'],
      stop: [' label:nice-to-have', ''],
    });
    expect(edited(edit, withGoals(3)).focuses).toEqual([
      {
        week: '2026-W47',
        goal: 'a',
        slice: 'retries',
        also: ['b', 'c'],
        stop: ['label:nice-to-have'],
        because: 'the incident',
        updated: NOW.at,
      },
    ]);
    expect(plan(edit, withGoals(3)).words).toBe('The focus of W47 is Goal a');
  });

  it('takes the place of the whole old one, but for unknown fields', () => {
    const old = {
      week: '2026-W47',
      goal: 'b',
      slice: 'old',
      also: ['c'],
      stop: ['x'],
      because: 'why',
      mood: 'good',
    };
    const records = withGoals(3, { focuses: [old, { week: '2026-W46', goal: 'b' }] });
    expect(edited(focus({ slice: ' ', also: [] }), records).focuses).toEqual([
      { week: '2026-W47', goal: 'a', mood: 'good', updated: NOW.at },
      { week: '2026-W46', goal: 'b' },
    ]);
  });

  it('of a lower rank asks which goal gives its rank', () => {
    expect(() => plan(focus({ goal: 'd' }), withGoals(5))).toThrow(
      expect.objectContaining({ code: 'which-leaves', field: 'swap' }),
    );
    expect(() => plan(focus({ goal: 'e' }, 'd'), withGoals(5))).toThrow(
      expect.objectContaining({ code: 'which-leaves' }),
    );
    const made = edited(focus({ goal: 'd' }, 'b'), withGoals(5));
    expect(activeGoals(made.goals).map(({ id }) => id)).toEqual(['a', 'd', 'c', 'b', 'e']);
    expect(made.focuses).toHaveLength(1);
  });

  it('of an eligible rank swaps nothing', () => {
    expect(edited(focus({ goal: 'c' }, 'a'), withGoals(5)).goals).toEqual(withGoals(5).goals);
  });

  it.each([
    [{ goal: 'x' }, 'missing', 'goal'],
    [{ goal: 'z' }, 'invalid', 'goal'],
    [{ week: '2025-W53' }, 'invalid', 'week'],
    [{ also: ['a'] }, 'invalid', 'also'],
    [{ also: ['b', 'c', 'd'] }, 'limit', 'also'],
    [{ also: ['x'] }, 'missing', 'goal'],
    [{ stop: ['epik:x'] }, 'rule', 'stop'],
  ])('is refused as %j', (more, code, field) => {
    const records = { ...withGoals(5), goals: [...withGoals(5).goals, goal('z', 1, { state: 'reached' })] };
    expect(() => plan(focus(more), records)).toThrow(expect.objectContaining({ code, field }));
  });

  it('is dropped', () => {
    const records = withGoals(1, { focuses: [{ week: '2026-W47', goal: 'a' }] });
    expect(edited({ kind: 'no-focus', week: '2026-W47' }, records).focuses).toEqual([]);
    expect(plan({ kind: 'no-focus', week: '2026-W47' }, records).words).toBe('W47 has no focus');
    expect(plan({ kind: 'no-focus', week: '2026-W48' }, records).changes).toEqual([]);
  });
});
