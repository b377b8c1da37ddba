import { type Budget, BY_HAND, type Job } from './job.ts';
import type { Spread } from './spread.ts';

export type Verdict = 'within' | 'over' | 'can be met' | 'cannot be met' | 'not measured' | 'not compared';

/** A line of the result. */
export type Row = Pick<Job, 'row' | 'name' | 'unit' | 'budget' | 'who'> & {
  scene: string;
  /** Or of whom the job asks for. */
  ours: Spread | null;
  /** What ours is compared with; null with a budget that is a figure, or where that was not there. */
  reference: (Spread & { name: string }) | null;
  /** Median by median. */
  ratio: number | null;
  verdict: Verdict;
  /** Why there is no figure. */
  why?: string;
  /** All others that were measured. */
  others: Readonly<Record<string, Spread>>;
};

/** @param measured by contender, `ours` among them; a text says why a contender was not measured */
export function judgeJob(scene: string, job: Job, measured: ReadonlyMap<string, Spread | string>): Row {
  const { row, name, unit, budget, who = 'ours' } = job;
  const spreads = new Map(
    [...measured].flatMap(([who, one]) => (typeof one === 'string' ? [] : [[who, one]])),
  );
  const ours = spreads.get(who) ?? null;
  const { [who]: _, ...others } = Object.fromEntries(spreads);
  const of = who === BY_HAND ? { who } : {};
  const line = { scene, row, name, unit, budget, ...of, ours, others, reference: null, ratio: null };
  const why = measured.get(who);
  if (!ours)
    return { ...line, verdict: 'not measured', why: typeof why === 'string' ? why : 'it gave no figure' };
  const said = (isWithin: boolean): Verdict =>
    who === BY_HAND ? (isWithin ? 'can be met' : 'cannot be met') : isWithin ? 'within' : 'over';
  if ('atMost' in budget) return { ...line, verdict: said(ours.median <= budget.atMost) };
  const reference = leastOf(spreads, budget);
  if (!reference) {
    const reasons = [...measured].flatMap(([who, one]) => (typeof one === 'string' ? `${who}: ${one}` : []));
    const missing = reasons.length > 0 ? reasons.join('; ') : `not given: ${budget.of}`;
    return { ...line, verdict: budget.of === 'floor' ? 'not measured' : 'not compared', why: missing };
  }
  const ratio = reference.median === 0 && ours.median === 0 ? 1 : ours.median / reference.median;
  return { ...line, reference, ratio, verdict: said(ratio <= budget.times) };
}

export const EVERY_PEER = 'every peer';
export const PEER = 'peer ';

/** Of several that are meant the smallest, as all of them are to be met. */
function leastOf(
  spreads: ReadonlyMap<string, Spread>,
  { of }: Extract<Budget, { of: string }>,
): (Spread & { name: string }) | null {
  const isMeant = (name: string) =>
    of === EVERY_PEER
      ? name.startsWith(PEER)
      : name === of || (name.startsWith(PEER) && name.toLowerCase().includes(of.toLowerCase()));
  const meant = [...spreads].flatMap(([name, spread]) => (isMeant(name) ? { ...spread, name } : []));
  return meant.toSorted((a, b) => a.median - b.median)[0] ?? null;
}

export function budgetWords(budget: Budget, unit: string): string {
  if ('atMost' in budget)
    return `at most ${budget.atMost.toLocaleString('en')}${unit === 'count' ? '' : ` ${unit}`}`;
  const { times, of } = budget;
  const share = times < 0.2 ? `1/${Math.round(1 / times)} of` : `${times} x`;
  return `at most ${share} ${of}`;
}
