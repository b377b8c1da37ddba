import * as z from 'zod/mini';
import type { Sighting } from '../sighting.ts';
import { factsSchema } from './facts.ts';
import { instant, text } from './parts.ts';

export const sightingSchema = z.object({
  key: text(300),
  container: text(300),
  facts: factsSchema,
  seenAt: instant,
}) satisfies z.ZodMiniType<Sighting>;
