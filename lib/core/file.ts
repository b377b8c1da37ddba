import type { Disposition, GoalLink } from './act.ts';
import type { WeeklyFocus } from './focus.ts';
import type { FileGoal, Goal } from './goal.ts';
import type { Settings } from './settings.ts';

/** `plumbline.json`, version 1: export, import and team space (blueprint section 11). Unknown fields are kept. */
export type PlumblineFile = {
  format: 'plumbline';
  version: 1;
  scopes?: string[];
  /** With `draftOf`: a change of a space's goal that is not published, which a space's own document never has. */
  goals?: (FileGoal & Pick<Goal, 'draftOf'>)[];
  focus?: WeeklyFocus[];
  links?: GoalLink[];
  dispositions?: Disposition[];
  exempt?: string[];
  /** What differs from the shipped settings, so that an export holds everything. */
  settings?: Partial<Pick<Settings, 'weekStart' | 'noInheritance' | 'partsOff' | 'columnCounts'>>;
};

export const FILE_VERSION = 1;
