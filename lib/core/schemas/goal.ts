import * as z from 'zod/mini';
import { type Goal, type OutcomeMeasure, TITLE_LIMIT } from '../goal.ts';
import { charactersOf, date, id, instant, rules, text } from './parts.ts';

export const OUTCOME_LIMIT = 280;

/** A goal's title: one line that fits a badge. */
export const title = text(TITLE_LIMIT, 'A goal title').check(
  z.refine((value) => charactersOf(value.trim()) > 0, { error: 'Give the goal a title.' }),
);

const amount = z.number();

export const measureSchema = z.object({
  name: text(80, 'The name of a measure'),
  unit: z.exactOptional(text(20, 'A unit')),
  start: z.exactOptional(amount),
  target: z.exactOptional(amount),
  current: z.exactOptional(amount),
  updated: z.exactOptional(date),
}) satisfies z.ZodMiniType<OutcomeMeasure>;

export const goalState = z.enum(['active', 'later', 'retired', 'reached']);

/** What a person types of a goal. */
export const typedGoal = {
  title,
  outcome: z.exactOptional(text(OUTCOME_LIMIT, 'An outcome')),
  owner: z.exactOptional(text(80, 'An owner')),
  due: z.exactOptional(date),
  measure: z.exactOptional(measureSchema),
  rules,
};

/** The rest of a goal. */
export const keptGoal = {
  id,
  rank: z.int().check(z.minimum(1, { error: 'Ranks begin at 1.' })),
  state: goalState,
  created: z.exactOptional(instant),
  updated: z.exactOptional(instant),
};

/** A stored goal; fields that this version does not know stay. */
export const goalSchema = z.looseObject({ ...typedGoal, ...keptGoal }) satisfies z.ZodMiniType<Goal>;
