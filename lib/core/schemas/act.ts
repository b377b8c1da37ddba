import * as z from 'zod/mini';
import type { Disposition, GoalLink } from '../act.ts';
import { ofSpace } from './goal.ts';
import { date, id, instant, issueKey, reason } from './parts.ts';

/** A stored link or exception; fields that this version does not know stay. */
export const linkSchema = z.looseObject({
  issue: issueKey,
  goal: id,
  not: z.exactOptional(z.boolean()),
  reason: z.exactOptional(reason),
  at: z.exactOptional(instant),
  space: ofSpace.space,
}) satisfies z.ZodMiniType<GoalLink>;

/** What a person says of an issue, without which issue and when. */
export const answer = {
  kind: z.enum(['upkeep', 'parked', 'snoozed', 'muted', 'stopped', 'duplicate']),
  reason: z.exactOptional(reason),
  until: z.exactOptional(date),
  untilActivity: z.exactOptional(instant),
  of: z.exactOptional(issueKey),
};

/** A stored disposition; fields that this version does not know stay. */
export const dispositionSchema = z.looseObject({
  issue: issueKey,
  ...answer,
  at: z.exactOptional(instant),
  space: ofSpace.space,
}) satisfies z.ZodMiniType<Disposition>;
