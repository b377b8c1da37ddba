import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Records } from '../../../lib/core/edit.ts';
import { applyChanges } from '../../../lib/core/edits/changes.ts';
import { activeGoals } from '../../../lib/core/edits/goals.ts';
import { planEdit } from '../../../lib/core/edits/plan.ts';
import { makeFile } from '../../../lib/core/file/make.ts';
import { publishedActs, publishedView } from '../../../lib/core/publish.ts';
import { actsSchema, viewSchema } from '../../../lib/core/schemas/view.ts';
import { anyRecords, counter, EMPTY, goal, NOW, SHOP7, SHOP8, withGoals } from '../records.ts';
import { anySpaces, document, PLAN, SHOP, space, withSpaces } from './documents.ts';

const team = space({
  goals: [
    { id: 'search', title: 'Search', rank: 2 },
    { id: 'checkout', title: 'Checkout', rank: 1, rules: ['label:checkout'] },
  ],
  focus: [{ week: '2026-W47', goal: 'checkout', slice: 'retries' }],
});
const shown = (records: Records) =>
  activeGoals(records.goals).map(({ id, rank, space: of = '' }) => `${rank} ${id} ${of}`.trim());

describe('goals of spaces and own goals', () => {
  it('stand side by side, the team first', () => {
    expect(shown(withSpaces(withGoals(2), [team]))).toEqual([
      `1 checkout ${SHOP}`,
      `2 search ${SHOP}`,
      '3 a',
      '4 b',
    ]);
  });

  it('of several spaces stand in the order of their addresses, the policy first', () => {
    const plan = space({ goals: [{ id: 'plan', title: 'Plan' }] }, PLAN);
    const policy = { file: document({ goals: [{ id: 'all', title: 'All' }] }) };
    const expected = ['1 all policy', `2 plan ${PLAN}`, `3 checkout ${SHOP}`, `4 search ${SHOP}`];
    expect(shown(withSpaces(EMPTY, [team, plan], policy))).toEqual(expected);
    expect(shown(withSpaces(EMPTY, [plan, team], policy))).toEqual(expected);
  });

  it('beyond five of one space wait, and of one id the first stands; both is said', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const many = space({ goals: ids.map((id) => ({ id, title: id.toUpperCase() })) }, PLAN);
    const same = space({ goals: [{ id: 'a', title: 'Again' }] });
    const made = withSpaces(EMPTY, [same, many]);
    expect(shown(made)).toHaveLength(5);
    expect(made.goals.find(({ id }) => id === 'f')).toMatchObject({ state: 'later', space: PLAN });
    expect(made.team.notes).toEqual([
      'F of acme/plan waits for later: 5 goals can be active.',
      'Again of acme/shop is left out: acme/plan has a goal of that id.',
    ]);
  });

  it('a draft shows as the team has it, marked once it says something else', () => {
    const drafted = (more: object): Records => {
      const own = { ...withGoals(1), team: withSpaces(EMPTY, [team]).team };
      const { changes } = planEdit({ kind: 'draft', goal: 'checkout' }, own, NOW, counter());
      const { team: _, ...records } = applyChanges(own, changes);
      return { ...records, goals: records.goals.map((one) => (one.draftOf ? { ...one, ...more } : one)) };
    };
    const found = (own: Records) => withSpaces(own, [team]).goals.filter(({ id }) => id === 'checkout');
    expect(found(drafted({}))).toEqual([
      { id: 'checkout', title: 'Checkout', rank: 1, state: 'active', rules: ['label:checkout'], space: SHOP },
    ]);
    expect(found(drafted({ title: 'Faster' }))).toEqual([
      expect.objectContaining({ title: 'Checkout', draft: true }),
    ]);
    expect(found(drafted({ rank: 2 }))[0]?.draft).toBe(true);
    expect(shown(withSpaces(drafted({ title: 'Faster' }), [team]))).toHaveLength(3);
    // The space is left: what was to be published there is no goal of one's own.
    expect(shown(withSpaces(drafted({ title: 'Faster' }), []))).toEqual(['1 a']);
  });
});

describe('the focus', () => {
  const own = {
    ...withGoals(1),
    focuses: [
      { week: '2026-W47', goal: 'a' },
      { week: '2026-W48', goal: 'a' },
    ],
  };

  it("is the team's where it has one, and says that another was chosen here", () => {
    expect(withSpaces(own, [team]).focuses).toEqual([
      { week: '2026-W47', goal: 'checkout', slice: 'retries', space: SHOP, draft: true },
      { week: '2026-W48', goal: 'a' },
    ]);
    expect(withSpaces(EMPTY, [team]).focuses[0]?.draft).toBeUndefined();
  });

  it('of several teams is the one chosen here', () => {
    const other = space(
      { goals: [{ id: 'plan', title: 'Plan' }], focus: [{ week: '2026-W47', goal: 'plan' }] },
      PLAN,
    );
    const chosen = { ...EMPTY, focuses: [{ week: '2026-W47', goal: 'checkout', slice: 'retries' }] };
    expect(withSpaces(EMPTY, [team, other]).focuses).toMatchObject([{ goal: 'plan' }]);
    expect(withSpaces(chosen, [team, other]).focuses).toEqual([
      { week: '2026-W47', goal: 'checkout', slice: 'retries', space: SHOP },
    ]);
  });

  it('that names no active goal of the team takes nobody his own', () => {
    const dangling = space({
      goals: [{ id: 'x', title: 'X', state: 'retired' }],
      focus: [{ week: '2026-W47', goal: 'x' }],
    });
    expect(withSpaces(own, [dangling]).focuses).toEqual(own.focuses);
  });
});

describe('answers', () => {
  const answers = space({
    goals: [{ id: 'checkout', title: 'Checkout' }],
    links: [{ issue: SHOP7, goal: 'checkout', at: '2026-11-10T00:00:00Z' }],
    dispositions: [{ issue: SHOP8, kind: 'parked' }],
  });

  it('of the team hold where there are none here, and say whose they are', () => {
    const { links, dispositions } = withSpaces(EMPTY, [answers]);
    expect(links).toEqual([{ issue: SHOP7, goal: 'checkout', at: '2026-11-10T00:00:00Z', space: SHOP }]);
    expect(dispositions).toEqual([{ issue: SHOP8, kind: 'parked', space: SHOP }]);
  });

  it.each([
    ['2026-11-20T00:00:00Z', 'upkeep'],
    ['2026-11-01T00:00:00Z', 'link'],
  ])('the newest speaks: %s', (at, speaks) => {
    const own: Records = {
      ...EMPTY,
      dispositions: [
        { issue: SHOP7, kind: 'upkeep', at },
        { issue: SHOP8, kind: 'upkeep' },
      ],
    };
    const { links, dispositions } = withSpaces(own, [answers]);
    expect(links).toHaveLength(speaks === 'link' ? 1 : 0);
    expect(dispositions).toContainEqual({ issue: SHOP8, kind: 'upkeep' });
    expect(dispositions.some(({ issue }) => issue === SHOP7)).toBe(speaks === 'upkeep');
  });
});

describe('settings', () => {
  const adds = space({
    scopes: [SHOP, 'github:github.com/ACME/Plan'],
    exempt: ['label:chore'],
    settings: { noInheritance: [SHOP], weekStart: 7, partsOff: ['strip'] },
  });

  it('scopes and rules of a space are added; the rest is for oneself', () => {
    const own = { ...EMPTY, settings: { ...EMPTY.settings, scopes: [PLAN] } };
    expect(withSpaces(own, [adds]).settings).toEqual({
      ...EMPTY.settings,
      scopes: [PLAN, SHOP],
      exempt: [...EMPTY.settings.exempt, 'label:chore'],
      noInheritance: [SHOP],
    });
  });

  it('what a policy sets stands, is named as locked, and no edit changes it (fault 57)', () => {
    const made = withSpaces(EMPTY, [adds], { settings: { scopes: [PLAN], weekStart: 7 } });
    expect(made.settings).toMatchObject({ scopes: [PLAN], weekStart: 7 });
    expect(made.team.locked.settings).toEqual(['scopes', 'weekStart']);
    const own = { ...EMPTY, team: made.team };
    const patch = (one: object) => () => planEdit({ kind: 'settings', patch: one }, own, NOW, counter());
    expect(patch({ scopes: [SHOP] })).toThrow(
      expect.objectContaining({
        code: 'locked',
        field: 'scopes',
        message: 'Your organisation sets this. Ask whoever manages this browser.',
      }),
    );
    expect(patch({ weekStart: 1 })).toThrow(expect.objectContaining({ code: 'locked' }));
    expect(patch({ exempt: ['is:bot'] })).not.toThrow();
  });
});

describe('any records and spaces', () => {
  it('give one whole, whatever the order of the spaces', () => {
    fc.assert(
      fc.property(anyRecords, anySpaces, (own, spaces) => {
        const made = withSpaces(own, spaces);
        expect(withSpaces(own, spaces.toReversed())).toEqual(made);
        const active = activeGoals(made.goals);
        expect(active.map(({ rank }) => rank)).toEqual(active.map((_, i) => i + 1));
        const isOwn = active.map(({ space: of }) => of === undefined);
        expect(isOwn.toSorted()).toEqual(isOwn);
        expect(new Set(made.goals.map(({ id }) => id)).size).toBe(made.goals.length);
        expect(new Set(made.focuses.map(({ week }) => week)).size).toBe(made.focuses.length);
        for (const { id } of own.goals) expect(made.goals.some((one) => one.id === id)).toBe(true);
        for (const { week } of own.focuses) expect(made.focuses.some((one) => one.week === week)).toBe(true);
        const { view } = publishedView(made, NOW, false);
        expect(viewSchema.parse(view)).toEqual(view);
        const acts = publishedActs(made, SHOP, {});
        expect(actsSchema.parse(acts)).toEqual(acts);
      }),
    );
  });

  it('without spaces are one’s own, ranks and all', () => {
    fc.assert(
      fc.property(anyRecords, (own) => {
        const { team: _, ...made } = withSpaces(own, []);
        expect({ ...made, goals: made.goals.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }).toEqual({
          ...own,
          goals: own.goals.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        });
      }),
    );
  });

  it('an export holds own records only', () => {
    const own = { ...withGoals(1), team: withSpaces(EMPTY, [team]).team };
    expect(makeFile(own).goals).toEqual([goal('a', 1)]);
  });
});
