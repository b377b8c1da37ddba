import * as z from 'zod/mini';
import type { Settings } from '../settings.ts';
import { list, rules, text } from './parts.ts';

/** As typed; scope.ts says what it names. */
const scopeText = text(300, 'A scope');
/** A part, and where it is off in one scope alone, that (parts.ts). */
export const partText = text(350, 'The name of a part');
const scopes = list(scopeText, 500, 'The list of scopes');

/** What a person sets. */
export const settingsFields = {
  scopes,
  exempt: rules,
  weekStart: z
    .int()
    .check(z.refine((day) => day >= 1 && day <= 7, { error: 'Days go from 1, Monday, to 7, Sunday.' })),
  noInheritance: scopes,
  partsOff: list(partText, 500),
  columnCounts: z.boolean(),
};

/** Stored settings; fields that this version does not know stay. */
export const settingsSchema = z.looseObject({
  ...settingsFields,
  columnCounts: z.exactOptional(settingsFields.columnCounts),
  kept: z.exactOptional(z.record(z.string(), z.unknown())),
}) satisfies z.ZodMiniType<Settings>;
