import type { BrokenPart } from '../../components/popup/popup-data.ts';
import type { IssueFacts } from '../core/facts.ts';
import { isOpen } from '../core/open.ts';
import { scopeHolds } from '../core/scope.ts';
import { type NewGoal, newGoals } from '../core/suggest-new.ts';
import type { PublishedView } from '../core/view.ts';
import { readProblems, readSightings } from '../storage/read.ts';
import { problemRow } from './problem-rows.ts';

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

/** What is off, else the newest problem, in as many words as the popup has room for. */
export async function readBroken(): Promise<BrokenPart | null> {
  const rows = (await readProblems()).map(problemRow);
  const first = rows.find(({ off }) => off) ?? rows[0];
  if (!first) return null;
  const { id, part, host, off, report } = first;
  return { part, host: host === 'plumbline' ? null : host, ...(off && { off: { ...off, id, report } }) };
}
