import * as z from 'zod/mini';
import type { Overview } from '../../lib/core/overview.ts';
import { id, instant } from '../../lib/core/schemas/parts.ts';

const count = z.int().check(z.minimum(0));

/** What is published as the overview; pages, which have no schemas, only look at its outside. */
export const overviewSchema = z.object({
  at: instant,
  counts: z.object({
    focus: count,
    linked: count,
    upkeep: count,
    unlinked: count,
    unknown: count,
    parked: count,
    total: count,
  }),
  goals: z.record(id, z.object({ open: count, done: count, started: z.exactOptional(count) })),
  seen: count,
}) satisfies z.ZodMiniType<Overview>;
