import * as z from 'zod/mini';
import { QUALIFIERS, type Rule } from '../rules/rule.ts';
import type { PublishedActs, PublishedView } from '../view.ts';
import { dispositionSchema, linkSchema } from './act.ts';
import { chosenFocus } from './focus.ts';
import { keptGoal, ofSpace, typedGoal } from './goal.ts';
import { noteSchema } from './note.ts';
import { id, instant } from './parts.ts';
import { settingsFields } from './settings.ts';

/** For those who may use zod and read back what the background published; content scripts have guards of their own. */

const ruleSchema = z.object({
  terms: z.array(
    z.object({
      q: z.enum([...QUALIFIERS, 'title']),
      any: z.array(z.string()),
      not: z.exactOptional(z.literal(true)),
    }),
  ),
}) satisfies z.ZodMiniType<Rule>;

const parsedRules = z.array(z.object({ text: z.string(), rule: ruleSchema }));

export const viewSchema = z.object({
  version: z.literal(1),
  savedAt: instant,
  scopes: settingsFields.scopes,
  goals: z.array(z.looseObject({ ...typedGoal, ...keptGoal, rules: parsedRules })),
  focus: z.array(
    z.looseObject({
      ...chosenFocus,
      ...ofSpace,
      stop: z.exactOptional(parsedRules),
      updated: z.exactOptional(instant),
    }),
  ),
  weekStart: settingsFields.weekStart,
  exempt: parsedRules,
  noInheritance: settingsFields.noInheritance,
  partsOff: settingsFields.partsOff,
  columnCounts: z.exactOptional(settingsFields.columnCounts),
  hasToken: z.boolean(),
}) satisfies z.ZodMiniType<PublishedView>;

/** Of acts, what is not a person's. */
export const servesSchema = z.object({ serves: z.record(z.string(), z.array(id)) });

export const actsSchema = z.object({
  links: z.record(z.string(), z.array(linkSchema)),
  dispositions: z.record(z.string(), dispositionSchema),
  serves: servesSchema.shape.serves,
  notes: z.exactOptional(z.record(z.string(), noteSchema)),
}) satisfies z.ZodMiniType<PublishedActs>;
