/** A goal: an outcome that several pieces of work serve, with one owner and a date. */

/** Characters. */
export const TITLE_LIMIT = 60;
export const OUTCOME_LIMIT = 280;
export const ACTIVE_LIMIT = 5;
/** Ranks 1 to this may be the weekly focus. */
export const FOCUS_RANKS = 3;

/**
 * Whether it is among the first {@link FOCUS_RANKS} of its own: a person's goals, or those of its space.
 * @param goals all active ones, rank 1 first
 */
export function mayBeFocus<G extends Pick<Goal, 'id' | 'space'>>(goal: G, goals: readonly G[]): boolean {
  const its = goals.filter(({ space }) => space === goal.space);
  const place = its.findIndex(({ id }) => id === goal.id);
  return place >= 0 && place < FOCUS_RANKS;
}

/** A limit of started issues goes to this. */
export const MOST_STARTED = 99;

export type Goal = {
  id: string;
  /** At most {@link TITLE_LIMIT} characters. */
  title: string;
  /** One sentence: what is different once it is reached. */
  outcome?: string;
  owner?: string;
  /** 1 is first. Active goals have ranks without gaps; others keep their last one. */
  rank: number;
  state: 'active' | 'later' | 'retired' | 'reached';
  /** Local date, `2026-12-31`. */
  due?: string;
  measure?: OutcomeMeasure;
  /** At most so many issues should be started for it at once. Beyond that it is said, and nothing is held up. */
  wipLimit?: number;
  /** Link rules as typed, one a line. */
  rules: string[];
  /** ISO 8601. */
  created?: string;
  updated?: string;
  /** Address of the space that it comes from (team/effective.ts); own records have none. */
  space?: string;
  /** With `space`: it was changed here, and that is not published. */
  draft?: true;
  /** An own record that is such a change. It has no place among the ranks of one's own goals. */
  draftOf?: DraftOf;
};

/** The space whose goal a draft is of, and the goal as it was there when it was taken. */
export type DraftOf = { space: string; was: FileGoal };

/** A goal as a file has it: what it leaves out is rank by its place, active, without rules. */
export type FileGoal = Partial<Omit<Goal, 'space' | 'draft' | 'draftOf'>> & Pick<Goal, 'id' | 'title'>;

export type OutcomeMeasure = {
  name: string;
  unit?: string;
  start?: number;
  target?: number;
  current?: number;
  /** Local date. */
  updated?: string;
};
