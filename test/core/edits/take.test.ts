import { describe, expect, it } from 'vitest';
import { type Edit, EditRefused, type Records } from '../../../lib/core/edit.ts';
import { applyChanges } from '../../../lib/core/edits/changes.ts';
import { planEdit } from '../../../lib/core/edits/plan.ts';
import { GONE } from '../../../lib/core/stamped.ts';
import { teamOf } from '../../../lib/core/team/together.ts';
import { counter, EMPTY, goal, NOW, SHOP_9, SHOP7, withGoals } from '../records.ts';

type Take = Omit<Extract<Edit, { kind: 'take' }>, 'kind'>;

const changes = (records: Records, edit: Take) =>
  planEdit({ kind: 'take', ...edit }, records, NOW, counter()).changes;
const taken = (records: Records, edit: Take) => applyChanges(records, changes(records, edit));
const ranks = ({ goals }: Records) =>
  goals
    .filter(({ state }) => state === 'active')
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ id, rank }) => `${rank} ${id}`);

describe('take', () => {
  it('gives a field the other value, and the moment', () => {
    const { goals } = taken(withGoals(2), { table: 'goals', id: 'a', field: 'title', value: 'Theirs' });
    expect(goals.find(({ id }) => id === 'a')).toEqual({ ...goal('a', 1), title: 'Theirs', updated: NOW.at });
    expect(goals.find(({ id }) => id === 'b')).toEqual(goal('b', 2));
  });

  it('takes a field away, and gives one that this version does not know', () => {
    const records = { ...EMPTY, goals: [goal('a', 1, { owner: '@kim' })] };
    expect(
      taken(records, { table: 'goals', id: 'a', field: 'owner', value: null }).goals[0],
    ).not.toHaveProperty('owner');
    expect(taken(records, { table: 'goals', id: 'a', field: 'mood', value: 'calm' }).goals[0]).toMatchObject({
      owner: '@kim',
      mood: 'calm',
    });
  });

  it('of links, dispositions and focuses', () => {
    const records: Records = {
      ...withGoals(2),
      links: [{ issue: SHOP7, goal: 'a' }],
      dispositions: [{ issue: SHOP_9, kind: 'parked' }],
      focuses: [{ week: '2026-W47', goal: 'a', slice: 'retries' }],
    };
    const reason = { field: 'reason', value: 'theirs' };
    expect(taken(records, { table: 'links', id: `${SHOP7} a`, ...reason }).links).toEqual([
      { issue: SHOP7, goal: 'a', reason: 'theirs', at: NOW.at },
    ]);
    expect(
      taken(records, { table: 'dispositions', id: SHOP_9, field: 'kind', value: 'upkeep' }).dispositions,
    ).toEqual([{ issue: SHOP_9, kind: 'upkeep', at: NOW.at }]);
    expect(taken(records, { table: 'focuses', id: '2026-W47', field: 'goal', value: 'b' }).focuses).toEqual([
      { week: '2026-W47', goal: 'b', slice: 'retries', updated: NOW.at },
    ]);
  });

  it('of rank and state changes the other goals as by hand', () => {
    const records = withGoals(3);
    expect(ranks(taken(records, { table: 'goals', id: 'c', field: 'rank', value: 1 }))).toEqual([
      '1 c',
      '2 a',
      '3 b',
    ]);
    expect(ranks(taken(records, { table: 'goals', id: 'a', field: 'state', value: 'reached' }))).toEqual([
      '1 b',
      '2 c',
    ]);
    const full = { ...withGoals(5), goals: [...withGoals(5).goals, goal('f', 1, { state: 'later' })] };
    expect(() => changes(full, { table: 'goals', id: 'f', field: 'state', value: 'active' })).toThrow(
      'Which one leaves?',
    );
  });

  it('of one entry in a list of settings leaves the others', () => {
    const records: Records = {
      ...EMPTY,
      settings: { ...EMPTY.settings, scopes: ['github:github.com/acme/shop'], kept: { team: 'blue' } },
    };
    const scope = 'scopes/github:github.com/acme/api';
    const more = taken(records, { table: 'settings', id: 'settings', field: scope, value: 2 });
    expect(more.settings.scopes).toEqual(['github:github.com/acme/shop', 'github:github.com/acme/api']);
    expect(taken(more, { table: 'settings', id: 'settings', field: scope, value: null }).settings).toEqual(
      records.settings,
    );
    const rule = 'exempt/label:"a/b"';
    expect(
      taken(records, { table: 'settings', id: 'settings', field: rule, value: 9 }).settings.exempt,
    ).toContain('label:"a/b"');
    expect(
      taken(records, { table: 'settings', id: 'settings', field: 'kept/team', value: 'red' }).settings.kept,
    ).toEqual({ team: 'red' });
    expect(
      taken(records, { table: 'settings', id: 'settings', field: 'weekStart', value: 7 }).settings.weekStart,
    ).toBe(7);
  });

  it('leaves what a policy sets (fault 57)', () => {
    const locked = { ...teamOf([]), locked: { settings: ['weekStart', 'scopes'] as const } };
    const records = { ...EMPTY, team: locked };
    for (const field of ['weekStart', 'scopes/github:github.com/acme/api'])
      expect(() => changes(records, { table: 'settings', id: 'settings', field, value: 7 })).toThrow(
        'Your organisation sets this.',
      );
  });

  it('deletes after all, and the other goals close up', () => {
    const records = { ...withGoals(3), dispositions: [{ issue: SHOP_9, kind: 'parked' as const }] };
    expect(ranks(taken(records, { table: 'goals', id: 'a', field: GONE, value: true }))).toEqual([
      '1 b',
      '2 c',
    ]);
    expect(
      taken(records, { table: 'dispositions', id: SHOP_9, field: GONE, value: true }).dispositions,
    ).toEqual([]);
  });

  it('brings back what was deleted, last of the goals, waiting where there is no room', () => {
    const edit: Take = { table: 'goals', id: 'z', field: 'title', value: 'Mine' };
    const deleted = goal('z', 1);
    expect(ranks(taken({ ...withGoals(2), deleted }, edit))).toEqual(['1 a', '2 b', '3 z']);
    const { goals } = taken({ ...withGoals(5), deleted }, edit);
    expect(goals.find(({ id }) => id === 'z')).toMatchObject({ title: 'Mine', state: 'later' });
    expect(
      taken(
        { ...EMPTY, deleted: { issue: SHOP7, goal: 'a' } },
        { table: 'links', id: `${SHOP7} a`, field: 'reason', value: 'x' },
      ).links,
    ).toHaveLength(1);
  });

  it.each<[string, Take, EditRefused['code']]>([
    ['a record that was never there', { table: 'goals', id: 'x', field: 'title', value: 'X' }, 'missing'],
    ['a value of another kind', { table: 'goals', id: 'a', field: 'title', value: 7 }, 'invalid'],
    ['a state that is none', { table: 'goals', id: 'a', field: 'state', value: 'asleep' }, 'invalid'],
    ['a field that must stay', { table: 'goals', id: 'a', field: 'rules', value: null }, 'invalid'],
    ['a scope that is none', { table: 'settings', id: 'settings', field: 'scopes/x', value: 1 }, 'invalid'],
  ])('refuses %s', (_, edit, code) => {
    const refused = () => changes(withGoals(1), edit);
    expect(refused).toThrow(EditRefused);
    expect(refused).toThrow(expect.objectContaining({ code }));
  });
});
