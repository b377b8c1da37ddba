import type { Figures, Job, Measure, Scene, Stage } from './job.ts';
import { impossible, type Spread, spreadOf } from './spread.ts';
import { judgeJob, type Row } from './verdict.ts';

/** Two clocks: one is set by the world, the other stands still while the machine sleeps. Milliseconds. */
export type Clocks = { wall(): number; running(): number };

const CLOCKS: Clocks = { wall: () => Date.now(), running: () => performance.now() };

/** How far the clocks may come apart while one thing is measured. */
const APART_MS = 1_000;
const LIMIT_MS = 120_000;

/** All rounds of a scene: each contender once a round, in the same order, so that what drifts drifts for all. */
export async function runScene(
  { name, jobs }: Scene,
  stage: Stage,
  rounds: number,
  { clocks = CLOCKS, limitMs = LIMIT_MS }: { clocks?: Clocks; limitMs?: number } = {},
): Promise<Row[]> {
  const taken = new Map([...stage.contenders.keys()].map((who): [string, Figures[]] => [who, []]));
  const failed = new Map<string, string>();
  for (let round = 0; round <= rounds; round++) {
    for (const [who, measure] of stage.contenders) {
      if (failed.has(who)) continue;
      try {
        const figures = await watched(measure, round, clocks, limitMs);
        if (round > 0) taken.get(who)?.push(figures);
      } catch (error) {
        failed.set(who, error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
      }
    }
    if (failed.has('ours')) break;
  }
  return jobs.map((job) => {
    const measured = [...taken].map(
      ([who, figures]) => [who, failed.get(who) ?? spreadIn(job, figures)] as const,
    );
    return judgeJob(name, job, new Map(measured.flatMap(([who, one]) => (one === null ? [] : [[who, one]]))));
  });
}

/** A scene that could not be opened. */
export function unopened({ name, jobs }: Scene, why: string): Row[] {
  return jobs.map((job) => judgeJob(name, job, new Map([[job.who ?? 'ours', why]])));
}

/** @throws Error when it takes too long, or when the machine slept meanwhile, whatever came of it */
async function watched(measure: Measure, round: number, clocks: Clocks, limitMs: number): Promise<Figures> {
  const [wall, running] = [clocks.wall(), clocks.running()];
  const [outcome] = await Promise.allSettled([inTime(measure(round), limitMs)]);
  const apart = Math.abs(clocks.wall() - wall - (clocks.running() - running));
  if (apart > APART_MS)
    throw new Error(`the machine slept or its clock was set (${Math.round(apart / 1_000)} s)`);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

async function inTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not settle within ${limitMs / 1_000} s`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Null where the contender has no figure for the job. */
function spreadIn({ id, unit }: Job, figures: readonly Figures[]): Spread | string | null {
  const values = figures.flatMap((one) => one[id] ?? []);
  if (values.length === 0) return null;
  return impossible(values, unit) ?? spreadOf(values);
}
