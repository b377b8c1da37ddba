import * as z from 'zod/mini';
import { ALSO_LIMIT, BECAUSE_LIMIT, SLICE_LIMIT, type WeeklyFocus } from '../focus.ts';
import { ofSpace } from './goal.ts';
import { id, instant, list, rules, text, week } from './parts.ts';

/** What a person chooses for a week. */
export const chosenFocus = {
  week,
  goal: id,
  slice: z.exactOptional(text(SLICE_LIMIT, 'A slice')),
  also: z.exactOptional(list(id, ALSO_LIMIT, 'What is also allowed')),
  stop: z.exactOptional(rules),
  because: z.exactOptional(text(BECAUSE_LIMIT, 'A reason')),
};

/** A stored week; fields that this version does not know stay. */
export const focusSchema = z.looseObject({
  ...chosenFocus,
  ...ofSpace,
  updated: z.exactOptional(instant),
}) satisfies z.ZodMiniType<WeeklyFocus>;
