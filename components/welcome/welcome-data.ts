import type { Goal } from '../../lib/core/goal.ts';
import type { ScopeRow } from '../options/options-data.ts';

/** An outcome that the issues seen suggest, with the rule that links them. */
export type GoalChip = { title: string; rule: string; why: string };

export type WelcomeData = {
  scopes: ScopeRow[];
  /** Active goals, rank 1 first. */
  goals: Pick<Goal, 'id' | 'title' | 'rank'>[];
  chips: GoalChip[];
  /** This week, `2026-W47`, its last local date, and the goal id of its focus, if one is set. */
  week: string;
  until: string;
  focus: string | null;
};
