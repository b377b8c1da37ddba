import type { Disposition, GoalLink } from './act.ts';
import type { PlumblineFile } from './file.ts';
import type { ChosenFocus, WeeklyFocus } from './focus.ts';
import type { Goal } from './goal.ts';
import type { Settings } from './settings.ts';
import type { Team } from './team/space.ts';

/** Everything a person can change. `edits/` turns each into changes of records; the background writes them. */
export type Edit =
  | { kind: 'link'; issue: string; goal: string; reason?: string }
  /** "Not this goal": an exception to the goal's rules and inheritance. */
  | { kind: 'except'; issue: string; goal: string; reason?: string }
  | { kind: 'dispose'; issues: string[]; disposition: Omit<Disposition, 'issue' | 'at' | 'space'> }
  /** Forgets every act on the issue, so that rules decide again. */
  | { kind: 'clear'; issue: string }
  /** Parents, closed issues and dependencies count for nothing any more in the scopes that hold the issue. */
  | { kind: 'stop-inheriting'; issue: string }
  /** Adds a goal (without `id`) or changes one. `leaves`: the active goal that retires to make room. */
  | { kind: 'goal'; goal: GoalDraft; leaves?: string }
  | { kind: 'goal-state'; goal: string; state: Goal['state']; leaves?: string }
  /** Ids of all active goals in their new order. */
  | { kind: 'rank'; order: string[] }
  /** Sets a week's focus. `swap`: the goal of rank 1 to 3 that gives its rank to a lower-ranked focus. */
  | { kind: 'focus'; focus: ChosenFocus; swap?: string }
  | { kind: 'no-focus'; week: string }
  /** Takes a copy of a space's goal among one's own records, where it can be changed before it is published. */
  | { kind: 'draft'; goal: string }
  /** Own copies of what a space has go: drafts that were published or given up, goals and focuses that are the team's now. */
  | { kind: 'hand-over'; goals: string[]; weeks: string[] }
  | { kind: 'settings'; patch: Partial<Settings> }
  | { kind: 'import'; file: PlumblineFile }
  /** Gives a field the value that did not stand when devices met (stamped.ts `Conflict`); null takes the field away. */
  | { kind: 'take'; table: TableName; id: string; field: string; value: unknown };

export type GoalDraft = Omit<
  Goal,
  'id' | 'rank' | 'state' | 'created' | 'updated' | 'space' | 'draft' | 'draftOf'
> & { id?: string };

/** The records an edit may touch; the background loads what the edit needs. */
export type Records = {
  goals: Goal[];
  focuses: WeeklyFocus[];
  links: GoalLink[];
  dispositions: Disposition[];
  settings: Settings;
  /** For `take`: the row of its record as it would be, had that not been deleted. */
  deleted?: unknown;
  /** What the spaces bring: an edit may speak of it, and changes nothing of it. */
  team?: Team;
};

export type TableName = 'goals' | 'focuses' | 'links' | 'dispositions' | 'settings';

/** One record before and after; null is "not there". Applied backwards it is an undo. */
export type Change = { table: TableName; id: string; before: unknown; after: unknown };

/** `words` say what happened, for the undo toast: `acme/shop#466 is upkeep`. */
export type Planned = { changes: Change[]; words: string };

/** An edit that cannot be: `message` says what to do, `field` where; nothing was changed. */
export class EditRefused extends Error {
  override name = 'EditRefused';
  constructor(
    message: string,
    readonly code: 'limit' | 'missing' | 'invalid' | 'which-leaves' | 'rule' | 'locked',
    readonly field?: string,
  ) {
    super(message);
  }
}
