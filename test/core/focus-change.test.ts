import { expect, it } from 'vitest';
import { type FocusChange, focusChange, focusChangeWords } from '../../lib/core/focus-change.ts';
import type { PublishedView } from '../../lib/core/view.ts';
import { view } from '../components/sample.ts';

const TODAY = '2026-11-17';
const of = (goal: string | null, because?: string, week = '2026-W47'): PublishedView => ({
  ...view(),
  focus: goal ? [{ week, goal, ...(because && { because }) }] : [],
});
const CHANGED: FocusChange = {
  week: '2026-W47',
  from: { id: 'search', title: 'Search finds it first time' },
  to: { id: 'checkout', title: 'Checkout under two seconds' },
  on: TODAY,
};

it('tells of a focus that becomes another one within its week, and why', () => {
  expect(focusChange(null, of('search'), of('checkout'), TODAY)).toEqual(CHANGED);
  expect(focusChange(null, of('search'), of('checkout', 'an incident'), TODAY)).toEqual({
    ...CHANGED,
    because: 'an incident',
  });
});

it.each([
  ['the first focus of a week', of(null), of('checkout')],
  ['one that is taken back', of('checkout'), of(null)],
  ['another part of the same goal', of('checkout'), of('checkout', 'why')],
  ['another week', of('search', '', '2026-W48'), of('checkout', '', '2026-W48')],
  ['a goal that is gone', of('gone'), of('checkout')],
])('tells nothing of %s', (_, before, after) => {
  expect(focusChange(null, before, after, TODAY)).toBeNull();
  expect(focusChange(CHANGED, before, after, TODAY)).toEqual(CHANGED);
});

it('tells of two changes as one, of none once it is as it was, and of no change of an earlier week', () => {
  const later = focusChange(CHANGED, of('checkout'), of('returns'), '2026-11-19');
  expect(later).toMatchObject({ from: CHANGED.from, to: { id: 'returns' }, on: '2026-11-19' });
  expect(focusChange(CHANGED, of('checkout'), of('search'), TODAY)).toBeNull();
  expect(focusChange({ ...CHANGED, week: '2026-W46' }, of('checkout'), of('checkout'), TODAY)).toBeNull();
});

it.each([
  [undefined, 'Focus changed Tuesday: Search finds it first time to Checkout under two seconds.'],
  ['of the incident on Monday.', / seconds, because of the incident on Monday\.$/],
  ['Because the launch moved', / seconds, because the launch moved\.$/],
])('says %j in words', (because, words) => {
  const said = focusChangeWords({ ...CHANGED, ...(because && { because }) });
  expect(said).toMatch(words);
});
