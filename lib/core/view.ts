import type { Disposition, GoalLink } from './act.ts';
import type { FactName } from './facts.ts';
import type { WeeklyFocus } from './focus.ts';
import type { Goal } from './goal.ts';
import type { Note } from './note.ts';
import type { Check } from './rules/check.ts';
import type { Rule, Truth } from './rules/rule.ts';

/** What the background writes for the pages: everything a verdict needs, with rules already parsed. */
export type PublishedView = {
  version: 1;
  /** ISO 8601: when it was written, which is when the last edit was saved. */
  savedAt: string;
  scopes: string[];
  /** Active goals, rank 1 first. */
  goals: PublishedGoal[];
  /** All stored weeks from the last one on; the page picks this week's by its own clock. */
  focus: PublishedFocus[];
  /** 1 Monday … 7 Sunday: on which day a week begins. */
  weekStart: number;
  exempt: { text: string; rule: Rule }[];
  /** Scopes in which parents, closing issues and dependencies count for nothing. */
  noInheritance: string[];
  /** Parts of the pages that a person switched off (settings.ts). */
  partsOff: string[];
  /** Each column and container of a list shows its own counts. Absent: none does. */
  columnCounts?: boolean;
  /** Whether an API token is stored (never the token itself). */
  hasToken: boolean;
};

export type PublishedGoal = Omit<Goal, 'rules'> & { rules: { text: string; rule: Rule }[] };
export type PublishedFocus = Omit<WeeklyFocus, 'stop'> & { stop?: { text: string; rule: Rule }[] };

/** The same for the tracker's pages, which are small: all that is known before an issue is, is worked out in it. */
export type PageView = {
  version: 1;
  /** Whether anything is drawn on the page; asks for its key alone. */
  scope: Check;
  /** Of trackers that have a scope: a list there may show issues of one. Absent in what an older version has left. */
  hosts?: string[];
  /** Local date on which it was published: pages that stay open hear of the next day by it. */
  day?: string;
  /** Whether parents, closed issues and dependencies count; asks for the key alone. */
  inherits: Check;
  /** Active goals, rank 1 first, each with what its rules ask. */
  goals: (ShownGoal & Pick<Goal, 'wipLimit'> & { rules: Check })[];
  /** The weeks from the last one on whose goal is active, by their first and last local dates. */
  focus: { first: string; last: string; goal: string; slice?: string; stop: Check }[];
  exempt: Check;
  /** Where a part draws nothing, by its name: asks for the kind of page, a space, and the key (is-off.ts). */
  off?: Record<string, Check>;
  /** Each column and container of a list shows its own counts. */
  columnCounts?: true;
};

/** The acts on the issues of one container (issue.ts), keyed by sameKey. */
export type PublishedActs = {
  links: Record<string, GoalLink[]>;
  dispositions: Record<string, Disposition>;
  /**
   * For issues that others hang from (parents, closed or blocked issues): the goal ids they serve by a rule or link,
   * `[]` when they were judged to serve none. Absent: never judged.
   */
  serves: Record<string, string[]>;
  /**
   * What only a whole view shows of these issues; those of which there is nothing to say are not in it. It is stored apart
   * from the others (notesKey), as an object with this alone.
   */
  notes?: Record<string, Note>;
};

export const NO_ACTS: PublishedActs = { links: {}, dispositions: {}, serves: {} };

/** The moment and the local date a verdict is judged at; lib/core has no clock of its own. */
export type Now = {
  /** ISO 8601 with zone. */
  at: string;
  /** Local date, `2026-11-21`. */
  today: string;
};

/** storage.local key of the whole view, which a page needs for its card alone. */
export const VIEW_KEY = 'view';

/** storage.local keys that content scripts read. */
export const PAGE_KEY = 'page';
/** Of the acts on a container's issues; of all such keys the beginning, for an empty one. */
export function actsKey(container: string): string {
  return `acts:${container.toLowerCase()}`;
}

/** Of the notes beside them, which are long and which no answer changes by itself: it must not write them again. */
export function notesKey(container: string): string {
  return `notes:${container.toLowerCase()}`;
}

/** What was stored of both, to be looked at; of what is nothing of the kind, nothing. */
export function withNotes(acts: unknown, notes: unknown): PublishedActs {
  return { ...NO_ACTS, ...Object(notes), ...Object(acts) };
}

/** The states of blueprint section 6. */
export const VERDICT_STATES = [
  'out-of-scope',
  'focus',
  'linked',
  'upkeep',
  'parked',
  'snoozed',
  'unknown',
  'done',
  'idle',
  'unlinked',
] as const;
export type VerdictState = (typeof VERDICT_STATES)[number];

/** One reason, as data; `because.ts` puts it into words. */
export type Reason =
  | { by: 'link'; goal: string; at?: string; reason?: string; space?: string }
  | { by: 'rule'; goal: string; text: string; rule: Rule }
  | { by: 'parent' | 'closes' | 'blocks'; goal: string; key: string; title?: string }
  | {
      by: 'act';
      kind: Disposition['kind'];
      reason?: string;
      at?: string;
      until?: string;
      of?: string;
      space?: string;
    }
  | { by: 'stop' | 'exempt'; text: string; rule: Rule }
  | { by: 'unread'; field: FactName; text: string; goal?: string }
  | { by: 'nothing' };

export type Verdict = {
  state: VerdictState;
  /** The goal that shows: best rank of all that hold. */
  goal?: PublishedGoal;
  /** All goals that hold, best rank first. */
  goals: PublishedGoal[];
  because: Reason[];
  /** `certain`: no unread field can change it. `partial`: one could (always so for `unknown`). */
  confidence: 'certain' | 'partial';
  /** Parked, yet someone is moving it: the page says so in amber. */
  moving?: true;
  /** This week's slice of the goal, with state `focus`. */
  slice?: string;
  /** No focus is set for this week: nothing warns. */
  noFocus?: true;
  /** What stands beside the state, and never changes it. */
  note?: Note;
};

/** What a page shows of a verdict; of its reasons only a person's own act, which stands in the badge's words. */
export type Decision = Pick<Verdict, 'state' | 'because'> & {
  goal?: ShownGoal | undefined;
  moving?: Truth | undefined;
  slice?: string | undefined;
  noFocus?: boolean | undefined;
  note?: Note | undefined;
};

/** What a badge shows of a goal. */
export type ShownGoal = Pick<Goal, 'id' | 'title' | 'rank'>;
