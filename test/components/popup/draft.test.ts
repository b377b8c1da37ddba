import { describe, expect, it } from 'vitest';
import { draftOf, measureProblem, numberOf, titleProblem, typedOf } from '../../../components/popup/draft.ts';
import { GOALS, NOW } from '../sample.ts';

const [checkout] = GOALS;
const typed = typedOf(checkout);

describe('a goal in its fields', () => {
  it('goes in and out unchanged', () => {
    expect(draftOf(typed, checkout, NOW.today)).toEqual({
      id: 'checkout',
      title: checkout?.title,
      outcome: checkout?.outcome,
      owner: checkout?.owner,
      due: checkout?.due,
      measure: checkout?.measure,
      rules: ['repo:acme/shop label:checkout'],
    });
  });

  it('leaves out what is empty', () => {
    const empty = { ...typed, outcome: ' ', owner: '', due: '', name: '', rules: '\n \n' };
    expect(draftOf(empty, undefined, NOW.today)).toEqual({ title: checkout?.title, rules: [] });
  });

  it('dates the measure when its current figure changed', () => {
    expect(draftOf({ ...typed, current: '2,9' }, checkout, NOW.today).measure).toMatchObject({
      current: 2.9,
      updated: NOW.today,
    });
  });

  it.each([
    ['', undefined],
    ['4,1', 4.1],
    ['-0.5', -0.5],
    ['soon', null],
  ])('reads the figure %j', (text, value) => {
    expect(numberOf(text)).toBe(value);
  });

  it('refuses figures that are none or measure nothing', () => {
    expect(measureProblem(typed)).toBeNull();
    expect(measureProblem({ ...typed, target: 'soon' })).toContain('figures');
    expect(measureProblem({ ...typed, name: '' })).toBe('Say what is measured.');
  });

  it('counts characters as people do', () => {
    expect(titleProblem('😀'.repeat(60))).toBeNull();
    expect(titleProblem('😀'.repeat(61))).toContain('this one has 61');
    expect(titleProblem('  ')).toBe('Give the goal a title.');
  });
});
