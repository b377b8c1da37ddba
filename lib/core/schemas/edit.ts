import * as z from 'zod/mini';
import type { Edit, GoalDraft } from '../edit.ts';
import { answer } from './act.ts';
import { fileSchema } from './file.ts';
import { chosenFocus } from './focus.ts';
import { goalState, typedGoal } from './goal.ts';
import { id, issueKey, list, reason, text, week } from './parts.ts';
import { settingsFields } from './settings.ts';

/** Most issues that one answer can be given for. */
const BATCH_LIMIT = 500;

const draft = z.object({ ...typedGoal, id: z.exactOptional(id) }) satisfies z.ZodMiniType<GoalDraft>;

const patch = z.object({
  scopes: z.exactOptional(settingsFields.scopes),
  exempt: z.exactOptional(settingsFields.exempt),
  weekStart: z.exactOptional(settingsFields.weekStart),
  noInheritance: z.exactOptional(settingsFields.noInheritance),
  partsOff: z.exactOptional(settingsFields.partsOff),
  columnCounts: z.exactOptional(settingsFields.columnCounts),
});

const kind = <K extends Edit['kind']>(name: K) => z.literal(name);

/** A field that travelled fits an item of the mailbox. */
function isShort(value: unknown): boolean {
  return (JSON.stringify(value)?.length ?? 0) <= 8_192;
}

/** An edit as it arrives; whether it can be is for edits/. */
export const editSchema = z.discriminatedUnion('kind', [
  z.object({ kind: kind('link'), issue: issueKey, goal: id, reason: z.exactOptional(reason) }),
  z.object({ kind: kind('except'), issue: issueKey, goal: id, reason: z.exactOptional(reason) }),
  z.object({
    kind: kind('dispose'),
    issues: list(issueKey, BATCH_LIMIT, 'One answer').check(
      z.minLength(1, { error: 'Choose at least one issue.' }),
    ),
    disposition: z.object(answer),
  }),
  z.object({ kind: kind('clear'), issue: issueKey }),
  z.object({ kind: kind('stop-inheriting'), issue: issueKey }),
  z.object({ kind: kind('goal'), goal: draft, leaves: z.exactOptional(id) }),
  z.object({ kind: kind('goal-state'), goal: id, state: goalState, leaves: z.exactOptional(id) }),
  z.object({ kind: kind('rank'), order: z.array(id) }),
  z.object({ kind: kind('focus'), focus: z.object(chosenFocus), swap: z.exactOptional(id) }),
  z.object({ kind: kind('no-focus'), week }),
  z.object({ kind: kind('draft'), goal: id }),
  z.object({ kind: kind('hand-over'), goals: list(id, BATCH_LIMIT), weeks: list(week, BATCH_LIMIT) }),
  z.object({ kind: kind('settings'), patch }),
  z.object({ kind: kind('import'), file: fileSchema }),
  z.object({
    kind: kind('take'),
    table: z.enum(['goals', 'focuses', 'links', 'dispositions', 'settings']),
    id: text(400),
    field: text(400),
    value: z.unknown().check(z.refine(isShort, { error: 'This value is too large for a field.' })),
  }),
]) satisfies z.ZodMiniType<Edit>;
