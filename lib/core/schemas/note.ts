import * as z from 'zod/mini';
import type { Beside, Note } from '../note.ts';
import { instant, issueKey } from './parts.ts';

const beside = z.object({
  key: issueKey,
  url: z.exactOptional(z.string()),
  title: z.exactOptional(z.string()),
  state: z.exactOptional(z.string()),
  readAt: instant,
}) satisfies z.ZodMiniType<Beside>;

export const noteSchema = z.object({
  word: z.exactOptional(z.string()),
  name: z.exactOptional(z.string()),
  found: z.array(
    z.object({
      is: z.enum([
        'blocks-focus',
        'waits-on-unlinked',
        'twin-differs',
        'twin',
        'parent-done',
        'children-open',
        'children-done',
      ]),
      here: beside,
      others: z.array(beside),
      more: z.exactOptional(z.int()),
    }),
  ),
}) satisfies z.ZodMiniType<Note>;
