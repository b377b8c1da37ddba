import type { IssueFacts } from '../../core/facts.ts';

export type State = NonNullable<IssueFacts['state']>;
export type StateReason = NonNullable<IssueFacts['stateReason']>;

/** The first that matches is meant. A pull request in a merge queue is open, as an issue is that was opened again. */
const STATES: readonly [State, RegExp][] = [
  ['merged', /merged|git-merge(?!-queue)/i],
  ['closed', /closed|skip/i],
  ['draft', /draft/i],
  ['open', /open|queue|pull-request/i],
];

const REASONS: readonly [StateReason, RegExp][] = [
  ['duplicate', /duplicate/i],
  ['not_planned', /not.?planned|skip/i],
  ['completed', /completed|issue.?closed/i],
  ['reopened', /reopened/i],
];

/** The state that words of GitHub's mean, be it an answer's, a pill's or an octicon's: OPEN, pullMerged, octicon-skip. */
export function stateOf(words: unknown): State | undefined {
  return meant(STATES, words);
}

/** Why it is in that state, as far as the same words tell. */
export function reasonOf(words: unknown): StateReason | undefined {
  return meant(REASONS, words);
}

function meant<T>(meanings: readonly [T, RegExp][], words: unknown): T | undefined {
  return meanings.find(([, pattern]) => pattern.test(`${words}`))?.[0];
}
