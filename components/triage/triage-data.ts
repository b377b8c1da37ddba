import type { Disposition } from '../../lib/core/act.ts';
import type { Edit } from '../../lib/core/edit.ts';
import type { IssueFacts } from '../../lib/core/facts.ts';
import type { GoalSuggestion } from '../../lib/core/suggest-goal.ts';
import type { TriageGroup } from '../../lib/core/triage-head.ts';
import type { Now, PublishedGoal, Verdict } from '../../lib/core/view.ts';
import type { SavedEdit } from '../common/saved-edit.ts';

/** The lists of triage: what asks for an answer, what could not be judged, and what was put away. */
export const TABS = ['unlinked', 'unread', 'drawer'] as const;
export type TriageTab = (typeof TABS)[number];

export type TriageItem = {
  facts: IssueFacts;
  verdict: Verdict;
  /** Unlinked issues only. */
  group?: TriageGroup;
  /** Drawer only: the answer that put it there. */
  answer?: Disposition;
};

/** What triage shows. Lists are in the order they are to be worked through. */
export type TriageData = {
  lists: Record<TriageTab, TriageItem[]>;
  /** There while the lists are only their beginnings: how long they are. */
  beginning?: Record<TriageTab, number>;
  /** Active goals, rank 1 first. */
  goals: PublishedGoal[];
  /** Goal id of this week's focus; null when none is set. */
  focus: string | null;
  /** Started issues in scope, answered or not. */
  started: number;
  /** Issues seen in scope. */
  seen: number;
  /** ISO 8601: when the newest of them was read, or null when nothing was. */
  readAt: string | null;
  now: Now;
  /** 1 Monday … 7 Sunday. */
  weekStart: number;
  /** Milliseconds since the epoch at which loading began: what was saved later is not in it. */
  asOf: number;
  /** The goal that an unlinked issue may serve; asked only for what is on the screen. */
  suggest(item: TriageItem): GoalSuggestion | null;
  /** Any issue seen in scope, by its key; null when it was not seen. */
  itemOf(key: string): TriageItem | null;
};

/** What triage can do. Each rejects with an Error whose message is for the person. */
export type TriageActions = {
  save(edit: Edit): Promise<SavedEdit>;
  undo(id: string): Promise<SavedEdit>;
  /** Opens the issue in its tracker. */
  open(facts: IssueFacts): void;
  /** Where this week's focus is chosen. */
  chooseFocus(): void;
};
