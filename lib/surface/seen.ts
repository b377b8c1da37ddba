import type { BrokenPart } from '../../components/popup/popup-data.ts';
import type { IssueFacts } from '../core/facts.ts';
import { isOpen } from '../core/open.ts';
import { scopeHolds } from '../core/scope.ts';
import { type NewGoal, newGoals } from '../core/suggest-new.ts';
import type { PublishedView } from '../core/view.ts';
import { readProblems, readSightings } from '../storage/read.ts';

const PROPOSALS = 3;

/** Open issues in scope that pages have shown; one whose state was not read counts as open. */
export async function readIssuesSeen({ scopes }: PublishedView): Promise<IssueFacts[]> {
  const sightings = await readSightings();
  return sightings
    .filter(({ container }) => scopes.some((scope) => scopeHolds(scope, container)))
    .map(({ facts }) => facts)
    .filter((facts) => isOpen(facts) !== false);
}

/** Goals that the issues seen suggest. */
export async function readNewGoals({ scopes }: PublishedView): Promise<NewGoal[]> {
  return newGoals(scopes, await readSightings()).slice(0, PROPOSALS);
}

/** The newest problem, in as many words as the popup has room for. */
export async function readBroken(): Promise<BrokenPart | null> {
  const [newest] = await readProblems();
  return newest ? { part: newest.part, host: newest.host === 'plumbline' ? null : newest.host } : null;
}
