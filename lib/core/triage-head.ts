import type { Disposition } from './act.ts';
import type { IssueFacts } from './facts.ts';
import { sameKey } from './issue.ts';
import type { Sighting } from './sighting.ts';
import { started } from './started.ts';
import { triageQueue } from './triage.ts';
import type { Now, Verdict } from './view.ts';

/** What triage is first painted from: the beginning of its list and what stands around it, however long that is. */
export type TriageHead = {
  /** ISO 8601. */
  at: string;
  items: { facts: IssueFacts; verdict: Verdict; group: TriageGroup }[];
  /** How long each list is. */
  counts: { unlinked: number; unread: number; drawer: number };
  /** Started issues in scope, answered or not. */
  started: number;
  /** Issues seen in scope. */
  seen: number;
  /** ISO 8601: when the newest of them was read. */
  readAt: string | null;
};

/** Headings of the unlinked list, in this order. */
export type TriageGroup = 'moving' | 'still' | 'idle';

/** Where it is in storage.session, of which no tracker's page is told. */
export const HEAD_KEY = 'triage';

/** Two screens full. */
const HEAD = 30;

/** The unlinked issues in their order, each under its heading. */
export function unlinkedList(
  sightings: readonly Sighting[],
  judge: (facts: IssueFacts) => Verdict,
  now: Now,
): TriageHead['items'] {
  const { moving, standing } = triageQueue(sightings, judge, now);
  const still = standing.map(({ sighting: { facts }, verdict }) => ({
    ...{ facts, verdict },
    group: started(facts) ? ('still' as const) : ('idle' as const),
  }));
  return [
    ...moving.map(({ sighting: { facts }, verdict }) => ({ facts, verdict, group: 'moving' as const })),
    ...still.filter(({ group }) => group === 'still'),
    ...still.filter(({ group }) => group === 'idle'),
  ];
}

/** Of an answer that is not upkeep and still holds, what was seen of its issue and the verdict. */
export function putAway(
  answer: Disposition,
  seen: IssueFacts | undefined,
  judge: (facts: IssueFacts) => Verdict,
): { facts: IssueFacts; verdict: Verdict } | null {
  if (answer.kind === 'upkeep' || answer.kind === 'duplicate') return null;
  const facts = seen ?? { key: answer.issue, readAt: answer.at ?? '', source: 'none' };
  const verdict = judge(facts);
  return verdict.state === 'parked' || verdict.state === 'snoozed' ? { facts, verdict } : null;
}

/** @param total started issues, as the overview counts them */
export function triageHead(
  sightings: readonly Sighting[],
  dispositions: readonly Disposition[],
  judge: (facts: IssueFacts) => Verdict,
  now: Now,
  total: number,
): TriageHead {
  const inScope = sightings.filter(({ facts }) => judge(facts).state !== 'out-of-scope');
  const unlinked = unlinkedList(inScope, judge, now);
  const asked = new Set(dispositions.map(({ issue }) => sameKey(issue)));
  const seen = new Map(inScope.flatMap(({ key, facts }) => (asked.has(key) ? [[key, facts]] : [])));
  const drawer = dispositions.filter((one) => putAway(one, seen.get(sameKey(one.issue)), judge) !== null);
  return {
    at: now.at,
    items: unlinked.slice(0, HEAD),
    counts: {
      unlinked: unlinked.length,
      unread: inScope.filter(({ facts }) => judge(facts).state === 'unknown').length,
      drawer: drawer.length,
    },
    started: total,
    seen: inScope.length,
    readAt: newestOf(inScope),
  };
}

/** When the newest of them was seen. */
export function newestOf(sightings: readonly Sighting[]): string | null {
  return sightings.reduce<string | null>((last, { seenAt }) => (last && last > seenAt ? last : seenAt), null);
}
