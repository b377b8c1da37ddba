import { describe, expect, it } from 'vitest';
import type { Overview } from '../../lib/core/overview.ts';
import { carryOver, focusCandidates } from '../../lib/core/suggest.ts';
import { NOW } from './records.ts';
import { seen, viewGoal, viewWith } from './sightings.ts';

const overview = (open: Record<string, number>): Overview => ({
  at: NOW.at,
  counts: { focus: 0, linked: 0, upkeep: 0, unlinked: 0, unknown: 0, parked: 0, total: 0 },
  goals: Object.fromEntries(Object.entries(open).map(([id, n]) => [id, { open: n, done: 1 }])),
  seen: 0,
});

describe('candidates', () => {
  const goals = [
    viewGoal('a', 1),
    viewGoal('b', 2, { due: '2026-11-27' }),
    viewGoal('c', 3),
    viewGoal('d', 4, { due: '2026-11-22' }),
  ];
  const focus = [{ week: '2026-W46', goal: 'c' }];

  it("are last week's unfinished focus, then by date, then by open issues; only of ranks that may be the focus", () => {
    expect(focusCandidates(viewWith({ goals, focus }), overview({ a: 11, b: 6, c: 5 }), [], NOW)).toEqual([
      { kind: 'goal', goal: 'c', title: 'Goal c', why: "Last week's focus, 5 issues still open" },
      { kind: 'goal', goal: 'b', title: 'Goal b', why: 'Due Fri 27 Nov, 6 issues open' },
      { kind: 'goal', goal: 'a', title: 'Goal a', why: '11 issues open' },
    ]);
  });

  it('say what was due, and put a finished focus where its figures do', () => {
    const late = [viewGoal('a', 1), viewGoal('b', 2), viewGoal('c', 3, { due: '2026-11-13' })];
    expect(
      focusCandidates(viewWith({ goals: late, focus }), overview({ b: 1 }), [], NOW).map((one) => one.why),
    ).toEqual(['Was due Fri 13 Nov, 0 issues open', '1 issue open', '0 issues open']);
  });

  it('without goals come from what most open issues share', () => {
    const epic = (summary: string) => ({
      key: 'jira:acme.atlassian.net/SHOP-12',
      title: summary,
      parent: null,
    });
    const jira = (n: number, facts = {}) =>
      seen(`jira:acme.atlassian.net/SHOP-${n}`, {
        statusCategory: 'todo',
        parent: epic('Faster checkout'),
        ...facts,
      });
    const sightings = [
      seen(1, { milestone: 'Returns v2', labels: ['bug', 'returns'] }),
      seen(2, { milestone: 'Returns v2', labels: ['bug', 'Returns'] }),
      seen(3, { milestone: 'Returns v2', labels: ['bug', 'search'] }),
      seen(4, { milestone: 'Old', state: 'closed' }),
      seen(5, { milestone: 'Old', state: 'closed' }),
      ...[1, 2, 3, 4].map((n) => jira(n)),
      seen('github:github.com/other/repo#1', { milestone: 'Elsewhere' }),
      seen('github:github.com/other/repo#2', { milestone: 'Elsewhere' }),
    ];
    const scopes = ['github:github.com/acme/*', 'jira:acme.atlassian.net/SHOP'];
    expect(focusCandidates(viewWith({ scopes }), overview({}), sightings, NOW)).toEqual([
      { kind: 'new', title: 'Faster checkout', rule: 'epic:SHOP-12', why: 'SHOP-12 holds 4 open issues' },
      {
        kind: 'new',
        title: 'Returns v2',
        rule: 'repo:acme/shop milestone:"Returns v2"',
        why: 'Milestone in acme/shop with 3 open issues',
      },
      {
        kind: 'new',
        title: 'Returns',
        rule: 'repo:acme/shop label:returns',
        why: 'Label in acme/shop on 2 open issues',
      },
    ]);
  });

  it('of GitHub have titles that fit, and are not of parents that are closed', () => {
    const up = (n: number, title: string) => ({
      key: `github:github.com/acme/shop#${n}`,
      title,
      parent: null,
    });
    const sightings = [
      seen(1, { parent: up(90, `${'🧭'.repeat(59)} and more`) }),
      seen(2, { parent: up(90, `${'🧭'.repeat(59)} and more`) }),
      ...[3, 4, 5].map((n) => seen(n, { parent: up(91, 'Closed') })),
      seen(91, { state: 'closed' }),
    ];
    const made = focusCandidates(
      viewWith({ scopes: ['github:github.com/acme/shop'] }),
      overview({}),
      sightings,
      NOW,
    );
    expect(made).toEqual([
      {
        kind: 'new',
        title: '🧭'.repeat(59),
        rule: 'parent:acme/shop#90',
        why: 'acme/shop#90 holds 2 open issues',
      },
    ]);
  });

  it('are none when nothing is known', () => {
    expect(focusCandidates(viewWith({}), overview({}), [seen(1)], NOW)).toEqual([]);
  });
});

describe('carry-over', () => {
  it("is last week's focus, for this week", () => {
    const rule = { text: 'label:x', rule: { terms: [] } };
    const last = { week: '2026-W46', goal: 'a', slice: 'retries', also: ['b'], updated: NOW.at };
    const made = { week: '2026-W47', goal: 'a', slice: 'retries', also: ['b'], stop: ['label:x'] };
    expect(carryOver([{ ...last, stop: ['label:x'] }], NOW, 1)).toEqual(made);
    expect(carryOver([{ ...last, stop: [rule] }], NOW, 1)).toEqual(made);
  });

  it('follows the day on which a week begins', () => {
    const focuses = [{ week: '2026-W47', goal: 'a' }];
    expect(carryOver(focuses, NOW, 6)).toEqual({ week: '2026-W48', goal: 'a' });
    expect(carryOver(focuses, NOW, 1)).toBeNull();
  });

  it('is none when this week has one, or last week had none', () => {
    const focuses = [
      { week: '2026-W46', goal: 'a' },
      { week: '2026-W47', goal: 'b' },
    ];
    expect(carryOver(focuses, NOW, 1)).toBeNull();
    expect(carryOver([{ week: '2026-W45', goal: 'a' }], NOW, 1)).toBeNull();
  });
});
