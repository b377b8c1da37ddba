/** A goal: an outcome that several pieces of work serve, with one owner and a date. */

export const TITLE_LIMIT = 60;
export const ACTIVE_LIMIT = 5;
/** Ranks 1 to this may be the weekly focus. */
export const FOCUS_RANKS = 3;

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
  /** Link rules as typed, one a line. */
  rules: string[];
  /** ISO 8601. */
  created?: string;
  updated?: string;
};

export type OutcomeMeasure = {
  name: string;
  unit?: string;
  start?: number;
  target?: number;
  current?: number;
  /** Local date. */
  updated?: string;
};
