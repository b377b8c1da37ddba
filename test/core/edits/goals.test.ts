import { describe, expect, it } from 'vitest';
import type { Edit, GoalDraft, Records } from '../../../lib/core/edit.ts';
import { applyChanges } from '../../../lib/core/edits/changes.ts';
import { activeGoals } from '../../../lib/core/edits/goals.ts';
import { planEdit } from '../../../lib/core/edits/plan.ts';
import { counter, EMPTY, goal, NOW, withGoals } from '../records.ts';

const plan = (edit: Edit, records: Records) => planEdit(edit, records, NOW, counter());
const edited = (edit: Edit, records: Records) => applyChanges(records, plan(edit, records).changes);
const add = (draft: Partial<GoalDraft>, leaves?: string): Edit => ({
  kind: 'goal',
  goal: { title: 'Gift cards work abroad', rules: [], ...draft },
  ...(leaves ? { leaves } : {}),
});
const ranks = (records: Records) => activeGoals(records.goals).map(({ id, rank }) => `${rank} ${id}`);

describe('a new goal', () => {
  it('comes last, with an id made of its title', () => {
    const edit = add({
      title: '  Überholen  ohne\tBremsen! ',
      outcome: ' Fewer stops ',
      owner: ' ',
      rules: [' label:fast ', '', 'repo:acme/shop'],
    });
    expect(edited(edit, withGoals(2)).goals.at(-1)).toEqual({
      id: 'uberholen-ohne-bremsen',
      title: 'Überholen ohne Bremsen!',
      outcome: 'Fewer stops',
      rank: 3,
      state: 'active',
      rules: ['label:fast', 'repo:acme/shop'],
      created: NOW.at,
      updated: NOW.at,
    });
    expect(plan(edit, withGoals(2)).words).toBe('Überholen ohne Bremsen! is goal 3');
  });

  it.each([
    ['a title that is there already', 'Goal a', 'goal-a-00000001'],
    ['a name every object has', 'Constructor', 'constructor-00000001'],
    ['a title without Latin letters', '検索', '00000001'],
    ['a long title', 'Checkout under two seconds for everyone abroad', 'checkout-under-two-seconds-for'],
  ])('has an own id for %s', (_, title, id) => {
    const there = { ...EMPTY, goals: [goal('goal-a', 1)] };
    expect(edited(add({ title }), there).goals.at(-1)?.id).toBe(id);
  });

  it('as the sixth asks which one leaves', () => {
    expect(() => plan(add({}), withGoals(5))).toThrow(
      expect.objectContaining({
        code: 'which-leaves',
        field: 'leaves',
        message: 'Which one leaves? Five active goals is all a team can hold.',
      }),
    );
    const made = edited(add({}, 'b'), withGoals(5));
    expect(ranks(made)).toEqual(['1 a', '2 c', '3 d', '4 e', '5 gift-cards-work-abroad']);
    expect(made.goals.find(({ id }) => id === 'b')).toEqual(
      goal('b', 2, { state: 'retired', updated: NOW.at }),
    );
    expect(plan(add({}, 'b'), withGoals(5)).words).toBe('Gift cards work abroad takes the place of Goal b');
  });

  it('sends away only what is active', () => {
    const records = { ...withGoals(5), goals: [...withGoals(5).goals, goal('z', 9, { state: 'later' })] };
    expect(() => plan(add({}, 'z'), records)).toThrow(expect.objectContaining({ code: 'which-leaves' }));
    expect(() => plan(add({}, 'nobody'), records)).toThrow(expect.objectContaining({ code: 'missing' }));
  });

  it.each([
    [{ title: 'x'.repeat(73) }, 'limit', 'title', 'A goal title has at most 60 characters; this one has 73.'],
    [{ title: ' ' }, 'missing', 'title', 'Give the goal a title.'],
    [
      { rules: ['repo:acme/shop', '', 'project:SHOP epik:SHOP-12'] },
      'rule',
      'rules',
      'Line 3, column 14: no qualifier is called "epik". Did you mean epic:?',
    ],
  ])('is refused as %j', (draft, code, field, message) => {
    expect(() => plan(add(draft), EMPTY)).toThrow(expect.objectContaining({ code, field, message }));
  });
});

describe('a changed goal', () => {
  const old = {
    ...goal('a', 1, {
      outcome: 'Old',
      owner: '@dana',
      due: '2026-12-31',
      wipLimit: 3,
      created: '2026-01-01T00:00:00Z',
    }),
    colour: 'teal',
  };

  it('is as typed: what was left out is gone, what is not known stays', () => {
    const edit = add({ id: 'a', title: 'New', owner: '@eli' });
    expect(edited(edit, { ...EMPTY, goals: [old] }).goals).toEqual([
      {
        id: 'a',
        title: 'New',
        owner: '@eli',
        rank: 1,
        state: 'active',
        rules: [],
        colour: 'teal',
        created: '2026-01-01T00:00:00Z',
        updated: NOW.at,
      },
    ]);
    expect(plan(edit, { ...EMPTY, goals: [old] }).words).toBe('New is saved');
  });

  it('must be here', () => {
    expect(() => plan(add({ id: 'x' }), EMPTY)).toThrow(expect.objectContaining({ code: 'missing' }));
  });
});

describe('a state', () => {
  const state = (id: string, to: 'active' | 'later' | 'retired' | 'reached', leaves?: string): Edit => ({
    kind: 'goal-state',
    goal: id,
    state: to,
    ...(leaves ? { leaves } : {}),
  });

  it('that ends a goal closes the ranks', () => {
    const made = edited(state('b', 'reached'), withGoals(4));
    expect(ranks(made)).toEqual(['1 a', '2 c', '3 d']);
    expect(made.goals.find(({ id }) => id === 'b')?.rank).toBe(2);
    expect(plan(state('b', 'reached'), withGoals(4)).words).toBe('Goal b is reached');
    expect(plan(state('b', 'later'), withGoals(4)).words).toBe('Goal b waits for later');
  });

  it('that begins a goal gives it the last rank, or the place of another', () => {
    const waiting = goal('z', 1, { state: 'later' });
    expect(
      ranks(edited(state('z', 'active'), { ...EMPTY, goals: [...withGoals(2).goals, waiting] })),
    ).toEqual(['1 a', '2 b', '3 z']);
    const full = { ...EMPTY, goals: [...withGoals(5).goals, waiting] };
    expect(() => plan(state('z', 'active'), full)).toThrow(expect.objectContaining({ code: 'which-leaves' }));
    expect(ranks(edited(state('z', 'active', 'a'), full))).toEqual(['1 b', '2 c', '3 d', '4 e', '5 z']);
  });

  it('that is so already changes nothing', () => {
    expect(plan(state('a', 'active'), withGoals(5)).changes).toEqual([]);
    const reached = { ...EMPTY, goals: [goal('a', 1, { state: 'reached' })] };
    expect(plan(state('a', 'reached'), reached).changes).toEqual([]);
  });
});

describe('an order', () => {
  it('touches only goals whose rank changes', () => {
    const { changes } = plan({ kind: 'rank', order: ['b', 'a', 'c'] }, withGoals(3));
    expect(changes.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(ranks(edited({ kind: 'rank', order: ['c', 'a', 'b'] }, withGoals(3)))).toEqual([
      '1 c',
      '2 a',
      '3 b',
    ]);
  });

  it.each([[['a', 'b']], [['a', 'b', 'b']], [['a', 'b', 'c', 'd']], [['a', 'b', 'x']]])(
    'that is none of all active goals is refused: %j',
    (order) => {
      expect(() => plan({ kind: 'rank', order }, withGoals(3))).toThrow(
        expect.objectContaining({ code: 'invalid' }),
      );
    },
  );
});
