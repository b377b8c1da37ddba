import { describe, expect, it } from 'vitest';
import {
  draftOf,
  limitProblem,
  measureProblem,
  numberOf,
  titleProblem,
  typedOf,
} from '../../../components/popup/draft.ts';
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

  it('has a limit of started work that is a whole number, or none', () => {
    expect(limitProblem(typed)).toBeNull();
    for (const wipLimit of ['1', ' 3 ', '99']) expect(limitProblem({ ...typed, wipLimit })).toBeNull();
    for (const wipLimit of ['0', '-1', '2.5', '100', 'few'])
      expect(limitProblem({ ...typed, wipLimit })).toBe('Give a whole number from 1 to 99, or nothing.');
    const limited = draftOf({ ...typed, wipLimit: ' 3 ' }, checkout, NOW.today);
    expect(limited.wipLimit).toBe(3);
    expect(typedOf(limited).wipLimit).toBe('3');
    expect(draftOf({ ...typedOf(limited), wipLimit: ' ' }, checkout, NOW.today)).not.toHaveProperty(
      'wipLimit',
    );
  });

  it('counts characters as people do', () => {
    expect(titleProblem('😀'.repeat(60))).toBeNull();
    expect(titleProblem('😀'.repeat(61))).toContain('this one has 61');
    expect(titleProblem('  ')).toBe('Give the goal a title.');
  });
});
