import type * as z from 'zod/mini';
import { type Edit, EditRefused, type Records } from '../edit.ts';
import { ACTIVE_LIMIT, type Goal } from '../goal.ts';
import { dispositionSchema, linkSchema } from '../schemas/act.ts';
import { focusSchema } from '../schemas/focus.ts';
import { goalSchema, goalState } from '../schemas/goal.ts';
import { settingsSchema } from '../schemas/settings.ts';
import { isListed } from '../settings-fields.ts';
import { GONE } from '../stamped.ts';
import type { Now } from '../view.ts';
import { idOf } from './changes.ts';
import type { Edited } from './edited.ts';
import { setFocus } from './focus.ts';
import { activeGoals, ranked, rankGoals, setGoalState } from './goals.ts';
import { changeSettings, refuseLocked } from './settings.ts';

type Take = Extract<Edit, { kind: 'take' }>;

/**
 * Gives a field the value that did not stand when two devices met: a deletion among them, or a field of what another
 * device deleted, which is there again then. What a person could not do by hand is refused.
 */
export function take(edit: Take, records: Records, now: Now): Edited {
  return { records: taken(edit, records, now), words: 'The other change is taken' };
}

function taken(edit: Take, records: Records, now: Now): Records {
  const at = { at: now.at };
  switch (edit.table) {
    case 'goals':
      return takenOfGoal(edit, records, now);
    case 'focuses':
      return takenOfFocus(edit, records, now);
    case 'links':
      return { ...records, links: withField(edit, records, records.links, idOf.links, linkSchema, at) };
    case 'dispositions': {
      const rows = withField(edit, records, records.dispositions, idOf.dispositions, dispositionSchema, at);
      return { ...records, dispositions: rows };
    }
    case 'settings':
      return takenOfSettings(edit, records);
  }
}

/** State and rank are of all goals together: they change as they do by hand. */
function takenOfGoal(edit: Take, records: Records, now: Now): Records {
  const old = records.goals.find(({ id }) => id === edit.id);
  const state = goalState.safeParse(edit.value);
  if (old && edit.field === 'state' && state.success)
    return setGoalState({ kind: 'goal-state', goal: old.id, state: state.data }, records, now).records;
  const others = activeGoals(records.goals).flatMap(({ id }) => (id === edit.id ? [] : [id]));
  if (old?.state === 'active' && edit.field === 'rank') {
    const order = others.toSpliced(Math.max(1, Number(edit.value)) - 1, 0, old.id);
    return rankGoals({ kind: 'rank', order }, records, now).records;
  }
  const goals = withField(edit, records, records.goals, idOf.goals, goalSchema, { updated: now.at });
  if (old && edit.field !== GONE) return { ...records, goals };
  // One that comes back goes last, and waits where there is no room; behind one that goes the others close up.
  const back = goals.find(({ id, state, draftOf }) => id === edit.id && state === 'active' && !draftOf);
  if (back && others.length >= ACTIVE_LIMIT) {
    const waits: Goal = { ...back, state: 'later' };
    return { ...records, goals: goals.map((goal) => (goal === back ? waits : goal)) };
  }
  return ranked({ ...records, goals }, back ? [...others, back.id] : others, now);
}

function takenOfFocus(edit: Take, records: Records, now: Now): Records {
  const moment = { updated: now.at };
  const focuses = withField(edit, records, records.focuses, idOf.focuses, focusSchema, moment);
  const focus = focuses.find(({ week }) => week === edit.id);
  const after = { ...records, focuses };
  return edit.field === 'goal' && focus ? setFocus({ kind: 'focus', focus }, after, now).records : after;
}

/** Each entry of a list is a field of its own, and so is what a file brought along (settings-fields.ts). */
function takenOfSettings(edit: Take, records: Records): Records {
  const { settings } = records;
  const [, name = '', entry = ''] = /^(\w+)\/(.*)$/s.exec(edit.field) ?? [];
  if (isListed(edit.field)) {
    const list = name === 'scopes' || name === 'exempt' || name === 'noInheritance' ? name : 'partsOff';
    const others = settings[list].filter((one) => one !== entry);
    const patch = { [list]: edit.value === null ? others : [...others, entry] };
    return changeSettings({ kind: 'settings', patch }, records).records;
  }
  refuseLocked([name || edit.field], records);
  const value = name === 'kept' ? { ...settings.kept, [entry]: edit.value } : edit.value;
  const whole = { ...edit, field: name || edit.field, value };
  const [made = settings] = withField(whole, records, [settings], idOf.settings, settingsSchema, {});
  return { ...records, settings: made };
}

/** @throws EditRefused when its schema refuses the value, or when there is nothing to give it to */
function withField<T extends object>(
  { id, field, value }: Take,
  { deleted }: Records,
  rows: readonly T[],
  nameOf: (row: T) => string,
  schema: z.ZodMiniType<T>,
  moment: object,
): T[] {
  const others = rows.filter((row) => nameOf(row) !== id);
  if (field === GONE && value === true) return others;
  const old = rows.find((row) => nameOf(row) === id) ?? deleted;
  if (typeof old !== 'object' || old === null)
    throw new EditRefused('This is not here any more, so nothing of it can be changed.', 'missing');
  const kept = Object.fromEntries(Object.entries(old).filter(([name]) => name !== field));
  const made = schema.safeParse({ ...kept, ...(value !== null && { [field]: value }), ...moment });
  if (made.success) return [...others, made.data];
  const [fault] = made.error.issues;
  throw new EditRefused(fault?.message ?? 'This value cannot stand here.', 'invalid', field);
}
