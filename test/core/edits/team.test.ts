import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit, Records } from '../../../lib/core/edit.ts';
import { applyChanges } from '../../../lib/core/edits/changes.ts';
import { activeGoals } from '../../../lib/core/edits/goals.ts';
import { planEdit } from '../../../lib/core/edits/plan.ts';
import { teamOf } from '../../../lib/core/team/together.ts';
import { counter, EMPTY, NOW, SHOP7, SHOP8, withGoals } from '../records.ts';
import { SHOP, space } from '../team/documents.ts';

const titles = ['Checkout', 'Search', 'Returns', 'Sellers'];
const team = teamOf([
  space({
    goals: titles.map((title) => ({ id: title.toLowerCase(), title })),
    focus: [{ week: '2026-W47', goal: 'checkout' }],
    links: [{ issue: SHOP7, goal: 'checkout' }],
    scopes: [SHOP],
  }),
]);
const own: Records = { ...withGoals(2), team };
const plan = (edit: Edit, records = own) => planEdit(edit, records, NOW, counter());
const made = (edit: Edit, records = own) => applyChanges(records, plan(edit, records).changes);
const drafted = made({ kind: 'draft', goal: 'checkout' });
const draftIn = ({ goals }: Records) => goals.find(({ id }) => id === 'checkout');

describe("a team's goal", () => {
  it('can be linked to, excepted, and be the focus', () => {
    expect(made({ kind: 'link', issue: SHOP8, goal: 'search' }).links).toEqual([
      { issue: SHOP8, goal: 'search', at: NOW.at },
    ]);
    expect(made({ kind: 'except', issue: SHOP8, goal: 'search' }).links[0]?.not).toBe(true);
    expect(
      plan({ kind: 'focus', focus: { week: '2026-W48', goal: 'search', also: ['checkout'] } }).words,
    ).toBe('The focus of W48 is Search');
    expect(plan({ kind: 'focus', focus: { week: '2026-W47', goal: 'a' } }).words).toBe(
      "The focus of W47 is Goal a here. The team's Checkout shows until you publish",
    );
    expect(() => plan({ kind: 'focus', focus: { week: '2026-W48', goal: 'sellers' } })).toThrow(
      'Sellers has rank 4 in the team. Only goals of rank 1 to 3 may be the focus.',
    );
  });

  it.each<[string, Edit]>([
    ['changed', { kind: 'goal', goal: { id: 'checkout', title: 'Faster', rules: [] } }],
    ['retired', { kind: 'goal-state', goal: 'checkout', state: 'retired' }],
    ['sent away', { kind: 'goal', goal: { title: 'New', rules: [] }, leaves: 'checkout' }],
  ])('cannot be %s', (_, edit) => {
    expect(() => plan(edit)).toThrow(
      "Checkout is the team's goal. Take it into your plan to change it, then publish.",
    );
  });

  it('keeps its rank, and own goals keep theirs below it', () => {
    const teams = team.goals.map(({ id }) => id);
    expect(plan({ kind: 'rank', order: [...teams, 'b', 'a'] }).words).toBe('The goals have a new order');
    expect(
      activeGoals(made({ kind: 'rank', order: [...teams, 'b', 'a'] }).goals).map(({ id }) => id),
    ).toEqual(['b', 'a']);
    expect(() => plan({ kind: 'rank', order: ['a', ...teams, 'b'] })).toThrow("The team's goals come first");
    expect(() =>
      plan({ kind: 'rank', order: ['search', 'checkout', 'returns', 'sellers', 'a', 'b'] }),
    ).toThrow("Checkout is the team's goal. Take it into your plan to change its rank, then publish.");
  });

  it('gives no new goal its id', () => {
    const [change] = plan({ kind: 'goal', goal: { title: 'Checkout', rules: [] } }).changes;
    expect(change?.id).toBe('checkout-00000001');
  });
});

describe('a draft', () => {
  it("is the team's goal among one's own records, outside of their ranks", () => {
    const was = { id: 'checkout', title: 'Checkout', rank: 1, state: 'active', rules: [] };
    expect(draftIn(drafted)).toEqual({ ...was, updated: NOW.at, draftOf: { space: SHOP, was } });
    expect(activeGoals(drafted.goals).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(plan({ kind: 'draft', goal: 'checkout' }, drafted).changes).toEqual([]);
    expect(() => plan({ kind: 'draft', goal: 'a' })).toThrow('The team has no such goal any more.');
  });

  it('can be changed, retired and ranked, and says what is left to do', () => {
    const edit: Edit = { kind: 'goal', goal: { id: 'checkout', title: 'Faster', rules: ['label:x'] } };
    expect(plan(edit, drafted).words).toBe('Faster is changed here. Publish it for the team.');
    expect(draftIn(made(edit, drafted))).toMatchObject({
      title: 'Faster',
      draftOf: { was: { title: 'Checkout' } },
    });
    const retired = made({ kind: 'goal-state', goal: 'checkout', state: 'retired' }, drafted);
    expect(draftIn(retired)).toMatchObject({ state: 'retired', rank: 1 });
    const both = made({ kind: 'draft', goal: 'search' }, drafted);
    const order = ['search', 'checkout', 'returns', 'sellers', 'a', 'b'];
    expect(draftIn(made({ kind: 'rank', order }, both))?.rank).toBe(2);
  });

  it('makes no room and takes none', () => {
    const five: Records = { ...withGoals(5), team };
    const edited = made({ kind: 'draft', goal: 'checkout' }, five);
    expect(activeGoals(edited.goals)).toHaveLength(5);
    expect(() =>
      plan({ kind: 'goal', goal: { title: 'New', rules: [] }, leaves: 'checkout' }, edited),
    ).toThrow(expect.objectContaining({ code: 'which-leaves' }));
  });

  it('goes when it is handed over, and so do own goals that are the team’s now', () => {
    expect(draftIn(made({ kind: 'hand-over', goals: ['checkout'], weeks: [] }, drafted))).toBeUndefined();
    expect(plan({ kind: 'hand-over', goals: ['checkout'], weeks: [] }, drafted).words).toBe(
      'Checkout is as the team has it',
    );
    const shared = { ...own, team: teamOf([space({ goals: [{ id: 'a', title: 'A' }] })]) };
    const handed = made({ kind: 'hand-over', goals: ['a'], weeks: [] }, shared);
    expect(activeGoals(handed.goals).map(({ id, rank }) => `${rank} ${id}`)).toEqual(['1 b']);
    expect(() => plan({ kind: 'hand-over', goals: ['a'], weeks: [] })).toThrow(
      'The team does not have Goal a',
    );
  });
});

describe("the team's focus and answers", () => {
  it('stay when nothing was chosen here', () => {
    expect(() => plan({ kind: 'no-focus', week: '2026-W47' })).toThrow('The team set the focus of W47');
    const chosen = made({ kind: 'focus', focus: { week: '2026-W47', goal: 'a' } });
    expect(plan({ kind: 'no-focus', week: '2026-W47' }, chosen).words).toBe("W47 has the team's focus");
    expect(made({ kind: 'no-focus', week: '2026-W47' }, chosen).focuses).toEqual([]);
  });

  it('give way to an own answer, and come back when it is forgotten', () => {
    expect(() => plan({ kind: 'clear', issue: SHOP7 })).toThrow('The team answered acme/shop#7.');
    const answered = made({ kind: 'except', issue: SHOP7, goal: 'checkout' });
    expect(plan({ kind: 'clear', issue: SHOP7 }, answered).words).toBe(
      "The team's answer holds for acme/shop#7 again",
    );
  });

  it('a scope of the team is one where parents can be left out', () => {
    expect(made({ kind: 'stop-inheriting', issue: SHOP7 }).settings.noInheritance).toEqual([SHOP]);
  });
});

it('no edit changes anything of the team, and nothing of it gets among own records but drafts', () => {
  const ids = fc.constantFrom('a', 'b', 'checkout', 'search');
  const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ kind: fc.constant('draft' as const), goal: ids }),
    fc.record({
      kind: fc.constantFrom('link' as const, 'except' as const),
      issue: fc.constantFrom(SHOP7, SHOP8),
      goal: ids,
    }),
    fc.record({
      kind: fc.constant('hand-over' as const),
      goals: fc.uniqueArray(ids),
      weeks: fc.constant<string[]>([]),
    }),
    fc.record({
      kind: fc.constant('goal-state' as const),
      goal: ids,
      state: fc.constantFrom('active' as const, 'retired' as const),
    }),
    fc.record({
      kind: fc.constant('rank' as const),
      order: fc.shuffledSubarray(['a', 'b', 'checkout', 'search', 'returns', 'sellers']),
    }),
  );
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 12 }), (edits) => {
      let records = own;
      for (const edit of edits) {
        try {
          records = made(edit, records);
        } catch (error) {
          expect(error).toHaveProperty('name', 'EditRefused');
        }
      }
      expect(records.team).toEqual(team);
      for (const one of records.goals)
        expect(one.id === 'a' || one.id === 'b' || one.draftOf?.space === SHOP).toBe(true);
      const active = activeGoals(records.goals);
      expect(active.map(({ rank }) => rank)).toEqual(active.map((_, i) => i + 1));
      expect(EMPTY.goals).toEqual([]);
    }),
  );
});
