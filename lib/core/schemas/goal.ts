import * as z from 'zod/mini';
import {
  type FileGoal,
  type Goal,
  MOST_STARTED,
  OUTCOME_LIMIT,
  type OutcomeMeasure,
  TITLE_LIMIT,
} from '../goal.ts';
import { ADDRESS_LIMIT } from '../team/space.ts';
import { charactersOf, date, id, instant, rules, text } from './parts.ts';

/** A goal's title: one line that fits a badge. */
const title = text(TITLE_LIMIT, 'A goal title').check(
  z.refine((value) => charactersOf(value.trim()) > 0, { error: 'Give the goal a title.' }),
);

const amount = z.number();

/** Fields of a measure that this version does not know stay, too. */
const measureSchema: z.ZodMiniType<OutcomeMeasure> = z.looseObject({
  name: text(80, 'The name of a measure'),
  unit: z.exactOptional(text(20, 'A unit')),
  start: z.exactOptional(amount),
  target: z.exactOptional(amount),
  current: z.exactOptional(amount),
  updated: z.exactOptional(date),
});

const limits = { error: `Most started at once goes from 1 to ${MOST_STARTED}.` };
const wipLimit = z.int().check(z.minimum(1, limits), z.maximum(MOST_STARTED, limits));

export const goalState = z.enum(['active', 'later', 'retired', 'reached']);

/** What a person types of a goal. */
export const typedGoal = {
  title,
  outcome: z.exactOptional(text(OUTCOME_LIMIT, 'An outcome')),
  owner: z.exactOptional(text(80, 'An owner')),
  due: z.exactOptional(date),
  measure: z.exactOptional(measureSchema),
  wipLimit: z.exactOptional(wipLimit),
  rules,
};

const rank = z.int().check(z.minimum(1, { error: 'Ranks begin at 1.' }));
const dates = { created: z.exactOptional(instant), updated: z.exactOptional(instant) };

/** A goal as a file has it; fields that this version does not know stay. */
export const fileGoal = z.looseObject({
  ...typedGoal,
  ...dates,
  id,
  rank: z.exactOptional(rank),
  state: z.exactOptional(goalState),
  rules: z.exactOptional(rules),
}) satisfies z.ZodMiniType<FileGoal>;

/** Which space it is of, and what a change of it is that is not published. */
export const ofSpace = {
  space: z.exactOptional(text(ADDRESS_LIMIT)),
  draft: z.exactOptional(z.literal(true)),
};

/** The rest of a goal. */
export const keptGoal = {
  ...dates,
  ...ofSpace,
  id,
  rank,
  state: goalState,
  draftOf: z.exactOptional(z.looseObject({ space: text(ADDRESS_LIMIT), was: fileGoal })),
};

/** A stored goal; fields that this version does not know stay. */
export const goalSchema = z.looseObject({ ...typedGoal, ...keptGoal }) satisfies z.ZodMiniType<Goal>;
