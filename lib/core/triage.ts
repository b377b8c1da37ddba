import type { IssueFacts } from './facts.ts';
import type { Sighting } from './sighting.ts';
import type { Now, Verdict } from './view.ts';

export type TriageItem = { sighting: Sighting; verdict: Verdict };

/** `moving`: somebody works on it now. `standing`: started but still; then what nobody has started. */
export type TriageQueue = { moving: TriageItem[]; standing: TriageItem[] };

/** An issue moves that was updated in the last so many days; where that was not read, one in progress. */
const MOVING_DAYS = 7;
const DAY = 86_400_000;

/** The open issues that no goal holds and nobody has answered, in the order they are asked about: newest first. */
export function triageQueue(
  sightings: readonly Sighting[],
  judge: (facts: IssueFacts) => Verdict,
  now: Now,
): TriageQueue {
  // Asked for and sorted only where it is in the queue, and each moment read once: there may be 100,000.
  const items = sightings.flatMap((sighting): Timed[] => {
    const verdict = judge(sighting.facts);
    if (verdict.state !== 'unlinked' && verdict.state !== 'idle') return [];
    const { updated } = sighting.facts;
    const at = updated === undefined ? 0 : Date.parse(updated);
    return [{ item: { sighting, verdict }, at, seen: Date.parse(sighting.seenAt) }];
  });
  items.sort((a, b) => b.at - a.at || b.seen - a.seen);
  const since = Date.parse(now.at) - MOVING_DAYS * DAY;
  const isMoving = ({ item: { sighting }, at }: Timed) =>
    sighting.facts.updated === undefined ? sighting.facts.statusCategory === 'progress' : at >= since;
  const unlinked = items.filter(({ item }) => item.verdict.state === 'unlinked');
  const idle = items.filter(({ item }) => item.verdict.state === 'idle');
  const inOrder = (timed: readonly Timed[]) => timed.map(({ item }) => item);
  return {
    moving: inOrder(unlinked.filter(isMoving)),
    standing: inOrder([...unlinked.filter((one) => !isMoving(one)), ...idle]),
  };
}

/** With its newest sign of life; where the tracker did not say, after all that do, by when it was seen. Milliseconds. */
type Timed = { item: TriageItem; at: number; seen: number };
