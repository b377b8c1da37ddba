import type { IssueFacts } from './facts.ts';
import type { Sighting } from './sighting.ts';
import type { Now, Verdict } from './view.ts';

export type TriageItem = { sighting: Sighting; verdict: Verdict };

/** `moving`: somebody works on it now. `standing`: started but still; then what nobody has started. */
export type TriageQueue = { moving: TriageItem[]; standing: TriageItem[] };

/** An issue moves that was updated in the last so many days; where that was not read, one in progress. */
export const MOVING_DAYS = 7;
const DAY = 86_400_000;

/** The open issues that no goal holds and nobody has answered, in the order they are asked about: newest first. */
export function triageQueue(
  sightings: readonly Sighting[],
  judge: (facts: IssueFacts) => Verdict,
  now: Now,
): TriageQueue {
  const items = sightings.map((sighting) => ({ sighting, verdict: judge(sighting.facts) })).sort(newestFirst);
  const unlinked = items.filter(({ verdict }) => verdict.state === 'unlinked');
  const idle = items.filter(({ verdict }) => verdict.state === 'idle');
  const since = Date.parse(now.at) - MOVING_DAYS * DAY;
  const isMoving = ({ sighting: { facts } }: TriageItem) =>
    facts.updated === undefined ? facts.statusCategory === 'progress' : Date.parse(facts.updated) >= since;
  return {
    moving: unlinked.filter(isMoving),
    standing: [...unlinked.filter((item) => !isMoving(item)), ...idle],
  };
}

/** By the newest sign of life; when the tracker did not say, by when it was seen, after all that do. */
function newestFirst(a: TriageItem, b: TriageItem): number {
  return updatedMs(b) - updatedMs(a) || Date.parse(b.sighting.seenAt) - Date.parse(a.sighting.seenAt);
}

function updatedMs({ sighting: { facts } }: TriageItem): number {
  return facts.updated === undefined ? 0 : Date.parse(facts.updated);
}
