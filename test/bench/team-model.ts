import { READ_EVERY_MS, TRIES, waitMs } from '../../lib/team/pace.ts';

/**
 * A Monday morning of many members reading one space, on paper: the times of the product, the limits that GitHub and
 * Atlassian publish, and chance with a seed. Seconds throughout; 0 is 8:00, the meeting is at 10:00.
 */

const HOUR = 3_600;
export const MEETING = 2 * HOUR;
const READ_EVERY = READ_EVERY_MS / 1_000;
/** What GitHub allows a token, and an address without one, in an hour. A 304 costs a token nothing, an address one. */
export const WITH_TOKEN = 5_000;
const WITHOUT_TOKEN = 60;
/** How long GitHub takes for a write; measured nowhere here, so taken wide. */
const WRITE_SECONDS = [0.6, 1.8] as const;

export type Random = () => number;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** When each member's browser reads: when it wakes, around 8:50, and every quarter of an hour from then on. */
export function readings(members: number, random: Random): number[][] {
  return Array.from({ length: members }, () => {
    // Three dice make a hill from 8:00 to 9:40.
    const wakes = ((random() + random() + random()) / 3) * 6_000;
    return Array.from(
      { length: Math.ceil((MEETING + HOUR - wakes) / READ_EVERY) },
      (_, i) => wakes + i * READ_EVERY,
    );
  });
}

/** Moments of writing in the hour before the meeting, more of them the nearer it is. */
export function writings(count: number, random: Random): number[] {
  return Array.from({ length: count }, () => MEETING - HOUR * (1 - Math.sqrt(random()))).toSorted(
    (a, b) => a - b,
  );
}

export type Reads = {
  /** Most requests of one member in any hour, and what they cost of the limit. */
  perHour: number;
  cost: number;
  /** Most requests of all members in any second. */
  peak: number;
  /** Seconds until half of those who are awake, 95 of 100, and all of them have seen a change. */
  seen: [half: number, most: number, all: number];
};

/** @param changes moments at which the document changed */
export function reading(times: readonly number[][], changes: readonly number[]): Reads {
  const perSecond = new Map<number, number>();
  const delays: number[] = [];
  let [perHour, cost] = [0, 0];
  for (const own of times) {
    for (const at of own) perSecond.set(Math.floor(at), (perSecond.get(Math.floor(at)) ?? 0) + 1);
    for (const from of own) {
      const inHour = own.filter((at) => at >= from && at < from + HOUR);
      perHour = Math.max(perHour, inHour.length);
      const fresh = inHour.filter((at, i) =>
        changes.some((one) => one <= at && one > (inHour[i - 1] ?? -Infinity)),
      );
      cost = Math.max(cost, fresh.length);
    }
    for (const change of changes) {
      const next = own.find((at) => at >= change);
      if (next !== undefined && (own[0] ?? Number.POSITIVE_INFINITY) <= change) delays.push(next - change);
    }
  }
  delays.sort((a, b) => a - b);
  const at = (share: number) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0;
  return { perHour, cost, peak: Math.max(...perSecond.values()), seen: [at(0.5), at(0.95), at(1)] };
}

export type Writes = { tries: number; conflicts: number; failed: number; slowest: number };

/** Answers to own files on one branch: GitHub refuses a write during which another one has moved the branch. */
export function writing(moments: readonly number[], random: Random): Writes {
  type Try = { begun: number; from: number; end: number; tried: number };
  const [least, most] = WRITE_SECONDS;
  const begin = (begun: number, from: number, tried: number): Try => ({
    ...{ begun, from, tried },
    end: from + least + random() * (most - least),
  });
  const open = moments.map((moment) => begin(moment, moment, 1));
  const ends: number[] = [];
  const made: Writes = { tries: 0, conflicts: 0, failed: 0, slowest: 0 };
  while (open.length > 0) {
    // The one that is done first moves the branch under the others.
    open.sort((a, b) => b.end - a.end);
    const next = open.pop();
    if (!next) break;
    made.tries += 1;
    if (!ends.some((end) => end > next.from)) {
      ends.push(next.end);
      made.slowest = Math.max(made.slowest, next.end - next.begun);
      continue;
    }
    made.conflicts += 1;
    if (next.tried === TRIES) made.failed += 1;
    else open.push(begin(next.begun, next.end + waitMs(next.tried, random()) / 1_000, next.tried + 1));
  }
  return made;
}

/** Members behind one address without tokens: how old their copy is when they look, in seconds (half, 95 of 100). */
export function sharing(times: readonly number[][]): [half: number, most: number] {
  const all = times
    .flatMap((own, member) => own.map((at) => ({ at, member })))
    .toSorted((a, b) => a.at - b.at);
  const spent = new Map<number, number>();
  const last = new Map<number, number>();
  const ages: number[] = [];
  for (const { at, member } of all) {
    const hour = Math.floor(at / HOUR);
    const used = spent.get(hour) ?? 0;
    if (used < WITHOUT_TOKEN) {
      spent.set(hour, used + 1);
      last.set(member, at);
    }
    // Who has never got through has what the day before left.
    ages.push(at - (last.get(member) ?? -16 * HOUR));
  }
  ages.sort((a, b) => a - b);
  return [ages[Math.floor(ages.length * 0.5)] ?? 0, ages[Math.floor(ages.length * 0.95)] ?? 0];
}
