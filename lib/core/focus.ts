/** The one goal that wins ties in a week. */
export type WeeklyFocus = {
  /** ISO week, `2026-W47`. */
  week: string;
  /** Goal id. */
  goal: string;
  /** Which part of the goal, in the team's words: at most {@link SLICE_LIMIT} characters. */
  slice?: string;
  /** Goal ids that are also fine this week, at most {@link ALSO_LIMIT}. */
  also?: string[];
  /** Rules of what is not done this week. */
  stop?: string[];
  /** Why it took the place of another focus within its week, in at most {@link BECAUSE_LIMIT} characters. */
  because?: string;
  /** ISO 8601. */
  updated?: string;
  /** Address of the space that set it (team/effective.ts); own records have none. */
  space?: string;
  /** With `space`: another focus was chosen here, and that is not published. */
  draft?: true;
};

/** What a person chooses for a week. */
export type ChosenFocus = Omit<WeeklyFocus, 'updated' | 'space' | 'draft'>;

export const ALSO_LIMIT = 2;
/** Characters. */
export const SLICE_LIMIT = 80;
export const BECAUSE_LIMIT = 120;
