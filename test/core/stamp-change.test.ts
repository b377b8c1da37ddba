import { describe, expect, it } from 'vitest';
import type { Change } from '../../lib/core/edit.ts';
import { rowOf } from '../../lib/core/row-of.ts';
import { DEFAULT_SETTINGS } from '../../lib/core/settings.ts';
import { changesToStamp, stampChange } from '../../lib/core/stamp-change.ts';
import { type Fields, GONE } from '../../lib/core/stamped.ts';
import { goal, SHOP7 } from './records.ts';
import { at, DEVICES } from './stamps.ts';

/** Examples; what holds of all changes is in sync-rules/. */

const [, B] = DEVICES;
const link = { issue: SHOP7, goal: 'a' };
const linkChange = (before: unknown, after: unknown): Change => ({
  table: 'links',
  id: `${SHOP7} a`,
  before,
  after,
});
const settings = (before: unknown, after: unknown): Change => ({
  table: 'settings',
  id: 'settings',
  before,
  after,
});

describe('a change', () => {
  it('that adds a record stamps all of it but what the id says', () => {
    expect(stampChange(linkChange(null, { ...link, reason: 'found' }), undefined, at(1))).toEqual({
      goal: ['a', at(1)],
      reason: ['found', at(1)],
    });
    const spelled = { ...link, issue: SHOP7.replace('acme', 'Acme') };
    expect(stampChange(linkChange(link, spelled), { goal: ['a', at(1)] }, at(2))).toEqual({
      goal: ['a', at(1)],
      issue: [spelled.issue, at(2)],
    });
  });

  it('of nothing stamps nothing', () => {
    const fields: Fields = { goal: ['a', at(1, B)] };
    expect(stampChange(linkChange(link, link), fields, at(2))).toBe(fields);
  });

  it('that deletes leaves one stamp', () => {
    const fields: Fields = { goal: ['a', at(1)], future: [1, at(1)] };
    expect(stampChange(linkChange(link, null), fields, at(2))).toEqual({ ...fields, [GONE]: [true, at(2)] });
    expect(stampChange(linkChange(link, null), undefined, at(2))).toEqual({ [GONE]: [true, at(2)] });
  });

  it('that undoes a deletion stamps all again, and takes away what is not in the row', () => {
    const fields: Fields = { goal: ['a', at(1)], reason: ['x', at(1)], [GONE]: [true, at(2)] };
    expect(stampChange(linkChange(null, link), fields, at(3))).toEqual({
      goal: ['a', at(3)],
      reason: [null, at(3)],
      [GONE]: [true, at(2)],
    });
  });

  it('of settings stamps what is not as it is shipped, and going back to that is no deletion', () => {
    const set = { ...DEFAULT_SETTINGS, weekStart: 7, exempt: ['is:bot'], kept: { team: { a: 1 } } };
    const fields = stampChange(settings(null, set), undefined, at(1));
    expect(fields).toEqual({
      weekStart: [7, at(1)],
      'exempt/label:dependencies,security': [null, at(1)],
      'exempt/"release v*"': [null, at(1)],
      'kept/team': [{ a: 1 }, at(1)],
    });
    const back = stampChange(settings(set, null), fields, at(2));
    expect(back[GONE]).toBeUndefined();
    expect(rowOf({ table: 'settings', id: 'settings', fields: back })).toEqual(DEFAULT_SETTINGS);
  });

  it('keeps what its row cannot show', () => {
    const fields: Fields = JSON.parse(
      `{"__proto__":[1,"${at(1)}"],"kept/__proto__":[1,"${at(1)}"],"goal":["a","${at(1)}"]}`,
    );
    const made = stampChange(linkChange(link, { ...link, reason: 'x' }), fields, at(2));
    expect(Object.entries(made)).toEqual(expect.arrayContaining(Object.entries(fields)));
    expect(
      Object.entries(
        stampChange(settings(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, weekStart: 7 }), fields, at(2)),
      ),
    ).toEqual(expect.arrayContaining([['kept/__proto__', [1, at(1)]]]));
  });

  it('does not take our own names from a row', () => {
    const row = JSON.parse(
      `{"issue":"${SHOP7}","goal":"a","$gone":true,"$late":1,"$knew/bbbbb":1,"__proto__":{"x":1}}`,
    );
    expect(stampChange(linkChange(null, row), undefined, at(1))).toEqual({ goal: ['a', at(1)] });
  });
});

describe('an edit of goals', () => {
  const fields = (rank: number): Fields => ({
    title: ['x', at(1)],
    rank: [rank, at(1)],
    state: ['active', at(1)],
    rules: [[], at(1)],
  });
  /** Both were given rank 1, and one was settled on 2. */
  const goals = [
    { row: goal('a', 1, { title: 'x' }), fields: fields(1) },
    { row: goal('b', 2, { title: 'x' }), fields: fields(1) },
  ];

  it('that leaves ranks and states alone is stamped alone', () => {
    const change: Change = {
      table: 'goals',
      id: 'a',
      before: goals[0]?.row,
      after: goal('a', 1, { title: 'y' }),
    };
    expect(changesToStamp([change], goals)).toEqual([change]);
    expect(changesToStamp([linkChange(null, link)], goals)).toHaveLength(1);
  });

  it('that adds one holds the others where they were seen', () => {
    const change: Change = { table: 'goals', id: 'c', before: null, after: goal('c', 3) };
    const stamped = changesToStamp([change], goals).map((one) => {
      const old = goals.find(({ row }) => row.id === one.id)?.fields;
      return [one.id, stampChange(one, old, at(5)).rank];
    });
    expect(stamped).toEqual([
      ['c', [3, at(5)]],
      ['a', [1, at(1)]],
      ['b', [2, at(5)]],
    ]);
  });

  it('that deletes one does not bring it back', () => {
    const change: Change = { table: 'goals', id: 'a', before: goals[0]?.row, after: null };
    expect(changesToStamp([change], goals).filter(({ id }) => id === 'a')).toEqual([change]);
  });
});
