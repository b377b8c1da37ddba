import { expect, it } from 'vitest';
import { answerSchema } from '../../../lib/core/team/member.ts';
import { PULSE, questionOf } from '../../../lib/core/team/pulse.ts';

it('asks each question in its turn, also over the end of a year', () => {
  const asked = ['2026-11', '2026-12', '2027-01', '2027-02'].map(questionOf);
  expect(new Set(asked)).toEqual(new Set(PULSE));
  expect(questionOf('2027-03')).toBe(asked[0]);
});

it('asks what a member’s file can hold', () => {
  for (const question of PULSE)
    expect(answerSchema.safeParse({ month: '2026-11', question, yes: true }).success).toBe(true);
});
