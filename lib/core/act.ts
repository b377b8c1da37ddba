/** Explicit acts of a person on one issue. The newest one speaks for the issue. */

/** Characters of a reason. */
export const REASON_LIMIT = 280;

/** A person's "this issue serves that goal", or with `not` "this issue does not serve that goal". */
export type GoalLink = {
  issue: string;
  goal: string;
  /** True: an exception; the goal's rules and inheritance do not hold for this issue. */
  not?: boolean;
  reason?: string;
  /** ISO 8601. */
  at?: string;
  /** Address of the space that says it (team/effective.ts); own records have none. */
  space?: string;
};

export type DispositionKind = 'upkeep' | 'parked' | 'snoozed' | 'muted' | 'stopped' | 'duplicate';

/** A person's answer other than a goal. At most one per issue. */
export type Disposition = {
  issue: string;
  kind: DispositionKind;
  reason?: string;
  /** Snoozed until this local date (its morning). */
  until?: string;
  /** Snoozed until the issue's `updated` passes this moment (ISO 8601). */
  untilActivity?: string;
  /** Key of the issue this one repeats. */
  of?: string;
  /** ISO 8601. */
  at?: string;
  /** Address of the space that says it (team/effective.ts); own records have none. */
  space?: string;
};
