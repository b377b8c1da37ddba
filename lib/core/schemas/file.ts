import * as z from 'zod/mini';
import type { PlumblineFile } from '../file.ts';
import { parseScope, SCOPE_HELP } from '../scope.ts';
import { dispositionSchema, linkSchema } from './act.ts';
import { focusSchema } from './focus.ts';
import { fileGoal, keptGoal } from './goal.ts';
import { rules } from './parts.ts';
import { settingsFields } from './settings.ts';

/** A scope in its one spelling. */
export const scope = z.string().check(
  z.refine((value) => parseScope(value) !== null, { error: SCOPE_HELP }),
  z.overwrite((value) => parseScope(value) ?? value),
);

/** An export holds drafts of a space's goals as well. */
const ownGoal = z.extend(fileGoal, { draftOf: keptGoal.draftOf });

/** Refuses an entry that stands twice, where it stands the second time. */
function once<T>(field: string & keyof T) {
  return z.check<T[]>(({ value, issues }) => {
    const seen = new Set<unknown>();
    value.forEach((entry, index) => {
      const name = entry[field];
      if (seen.has(name))
        issues.push({
          code: 'custom',
          input: name,
          path: [index, field],
          message: `"${name}" stands here for the second time: take one out.`,
        });
      seen.add(name);
    });
  });
}

/** `plumbline.json`; unknown fields are kept, at the top and in each entry. */
export const fileSchema = z.looseObject({
  format: z.literal('plumbline'),
  version: z.literal(1),
  scopes: z.exactOptional(z.array(scope)),
  goals: z.exactOptional(z.array(ownGoal).check(once('id'))),
  focus: z.exactOptional(z.array(focusSchema).check(once('week'))),
  links: z.exactOptional(z.array(linkSchema)),
  dispositions: z.exactOptional(z.array(dispositionSchema)),
  exempt: z.exactOptional(rules),
  settings: z.exactOptional(
    z.looseObject({
      weekStart: z.exactOptional(settingsFields.weekStart),
      noInheritance: z.exactOptional(z.array(scope)),
      partsOff: z.exactOptional(settingsFields.partsOff),
      columnCounts: z.exactOptional(settingsFields.columnCounts),
    }),
  ),
}) satisfies z.ZodMiniType<PlumblineFile>;
