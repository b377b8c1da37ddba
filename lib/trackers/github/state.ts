import type { IssueFacts } from '../../core/facts.ts';

export type State = NonNullable<IssueFacts['state']>;
type StateReason = NonNullable<IssueFacts['stateReason']>;

/** By what they are told: the first that matches is meant. */
type Meanings<T> = readonly (readonly [T, pattern: RegExp])[];

/** A pull request in a merge queue is open. */
const STATES: Meanings<State> = [
  ['merged', /merge(?!.?queue)/i],
  ['closed', /closed|skip/i],
  ['draft', /draft/i],
  ['open', /open|queue|pull-request/i],
];

const REASONS: Meanings<StateReason> = [
  ['duplicate', /duplicate/i],
  ['not_planned', /not.?planned|skip/i],
  ['completed', /completed|issue.?closed/i],
  ['reopened', /reopened/i],
];

/** The state that words of GitHub's mean, be it an answer's, a pill's or an octicon's: OPEN, pullMerged, octicon-skip. */
export const stateOf = meaningIn(STATES);

/** Why it is in that state, as far as the same words tell. */
export const reasonOf = meaningIn(REASONS);

function meaningIn<T extends string>(meanings: Meanings<T>) {
  return (words: unknown): T | undefined => meanings.find(([, pattern]) => pattern.test(`${words}`))?.[0];
}
