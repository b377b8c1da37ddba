import type { IssueFacts } from './facts.ts';
import { isOpen } from './open.ts';
import type { Sighting } from './sighting.ts';
import { started } from './started.ts';
import type { Now, Verdict, VerdictState } from './view.ts';

/** What the popup and the card show of all issues seen; published beside the view so that both paint at once. */
export type Overview = {
  /** ISO 8601. */
  at: string;
  /** Started, open issues in scope, by state; `total` is all of them. */
  counts: {
    focus: number;
    linked: number;
    upkeep: number;
    unlinked: number;
    unknown: number;
    parked: number;
    total: number;
  };
  /** Issues seen, per goal id: open ones, done ones, and the open ones that surely are started (older data has none). */
  goals: Record<string, { open: number; done: number; started?: number }>;
  /** Issues seen in all, open in scope. */
  seen: number;
};

/** storage.local key of the overview. */
export const OVERVIEW_KEY = 'overview';

/** Where a started issue of each state counts; those of the other states count in the total only. */
const COUNTED: Partial<Record<VerdictState, Exclude<keyof Overview['counts'], 'total'>>> = {
  focus: 'focus',
  linked: 'linked',
  upkeep: 'upkeep',
  unlinked: 'unlinked',
  unknown: 'unknown',
  parked: 'parked',
  snoozed: 'parked',
};

/** Counts all issues seen. One that could not be judged counts as started unless it surely is not. */
export function makeOverview(
  sightings: readonly Sighting[],
  judge: (facts: IssueFacts) => Verdict,
  now: Pick<Now, 'at'>,
): Overview {
  const counts = { focus: 0, linked: 0, upkeep: 0, unlinked: 0, unknown: 0, parked: 0, total: 0 };
  const goals = new Map<string, { open: number; done: number; started: number }>();
  let seen = 0;
  for (const { facts } of sightings) {
    const { state, goals: held } = judge(facts);
    if (state === 'out-of-scope') continue;
    const isDone = isOpen(facts) === false;
    const begun = started(facts);
    for (const { id } of held) {
      const figures = goals.get(id) ?? { open: 0, done: 0, started: 0 };
      figures[isDone ? 'done' : 'open'] += 1;
      if (!isDone && begun) figures.started += 1;
      goals.set(id, figures);
    }
    if (isDone) continue;
    seen += 1;
    if (!(begun ?? state === 'unknown')) continue;
    counts.total += 1;
    const name = COUNTED[state];
    if (name) counts[name] += 1;
  }
  return { at: now.at, counts, goals: Object.fromEntries(goals), seen };
}
