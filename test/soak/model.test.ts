import { expect, it } from 'vitest';
import { Model, TOGETHER } from './model.ts';

const NOTHING = { parks: new Map<number, number>(), fields: new Map<string, string>() };

it('finds what was acknowledged and is gone, torn, back again or another value', () => {
  const model = new Model();
  model.settlePark(1, 'desk', 'there');
  model.settlePark(2, 'desk', 'there');
  model.settlePark(3, 'laptop', 'gone');
  model.settleField('title', 'laptop', 'new');
  const shown = {
    parks: new Map([
      [2, TOGETHER - 1],
      [3, TOGETHER],
      [4, TOGETHER],
    ]),
    fields: new Map([['title', 'old']]),
  };
  expect(model.losses(shown)).toEqual([
    'edit 1 of desk is lost',
    `edit 2 is torn: ${TOGETHER - 1} of ${TOGETHER}`,
    'edit 3, taken back on laptop, is there again',
    'edit 4 was never made',
    'title is "old", not "new"',
  ]);
  expect(model.losses(NOTHING, 'laptop')).toEqual(['title is "", not "new"']);
});

it('allows both for what nobody answered', () => {
  const model = new Model();
  model.sentPark(1, 'desk');
  model.settleField('title', 'desk', 'old');
  model.sentField('title', 'desk', 'new');
  for (const [count, title] of [
    [0, 'old'],
    [TOGETHER, 'new'],
  ] as const)
    expect(model.losses({ parks: new Map([[1, count]]), fields: new Map([['title', title]]) })).toEqual([]);
});
