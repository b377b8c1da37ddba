import type { WelcomeData } from '../../components/welcome/welcome-data.ts';
import { newGoals } from '../core/suggest-new.ts';
import { weekDays, weekOf } from '../core/week.ts';
import { browser } from '../platform/browser.ts';
import type { Changed } from './follow.ts';
import { readJudged } from './judged.ts';
import { allowHost } from './options.ts';
import { save, undo } from './saving.ts';
import { scopeRows } from './scope-rows.ts';

/** What the welcome page shows: what is set already, and goals that the issues seen suggest. */
export async function readWelcome(changed: Changed): Promise<WelcomeData> {
  const [{ records, sightings, view, compiled, now }, { origins = [] }] = await Promise.all([
    readJudged(changed),
    browser.permissions.getAll(),
  ]);
  const { scopes, weekStart } = records.settings;
  const week = weekOf(now.today, weekStart);
  return {
    scopes: scopeRows(scopes, sightings, origins),
    goals: view.goals,
    chips: newGoals(scopes, sightings),
    week,
    until: weekDays(week, weekStart).last,
    focus: compiled.focus?.goal ?? null,
  };
}

export const welcomeActions = { save, undo, allowHost };
