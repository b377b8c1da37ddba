import type { IssueFacts } from '../../core/facts.ts';

export type State = NonNullable<IssueFacts['state']>;
type StateReason = NonNullable<IssueFacts['stateReason']>;

/** By what else they are told than by their names: the first that matches is meant. */
type Meanings<T> = readonly (readonly [T, pattern?: string])[];

/** A pull request in a merge queue is open. */
const STATES: Meanings<State> = [
  ['merged', 'merge(?!.?queue)'],
  ['closed', 'closed|skip'],
  ['draft'],
  ['open', 'open|queue|pull-request'],
];

const REASONS: Meanings<StateReason> = [
  ['duplicate'],
  ['not_planned', 'not.?planned|skip'],
  ['completed', 'completed|issue.?closed'],
  ['reopened'],
];

/** The state that words of GitHub's mean, be it an answer's, a pill's or an octicon's: OPEN, pullMerged, octicon-skip. */
export const stateOf = meaningIn(STATES);

/** Why it is in that state, as far as the same words tell. */
export const reasonOf = meaningIn(REASONS);

function meaningIn<T extends string>(meanings: Meanings<T>) {
  return (words: unknown): T | undefined => {
    const text = `${words}`.toLowerCase();
    return meanings.find(([name, pattern = name]) => text.match(pattern))?.[0];
  };
}
