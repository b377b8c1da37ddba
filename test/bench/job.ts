/**
 * What the bench measures, and how its parts plug in. A *scene* opens what is to be looked at (a browser, a page) for
 * each of its *contenders* and measures all of its *jobs* in one go: one visit of a page gives script time, layout
 * shift and heap at once. The frame (rounds.ts) calls the contenders in alternation, A B C A B C, and compares medians.
 *
 * Scenes are listed in `pages/index.ts` (tracker pages) and `data/index.ts` (rules, storage, surfaces, sync).
 */
export type Scene = {
  /** Short, for `--only`: `issue`, `triage`. */
  name: string;
  jobs: readonly Job[];
  /** Nothing of it is a time: it is measured beside others of which that is so. */
  isUntimed?: true;
  /** @throws CannotMeasure with the reason that stands in the table instead of a figure */
  open(bench: Bench): Promise<Stage>;
};

/** One line of the table. */
export type Job = {
  /** Names its figure in {@link Figures}; several jobs may hold one figure against several budgets. */
  id: string;
  /** Row of the table of budgets (../shared/design/budgets.md), 1 to 15. */
  row: number;
  /** `issue page, script time`. */
  name: string;
  unit: Unit;
  budget: Budget;
  /** Whose figure is held against the budget, where it is not ours. */
  who?: typeof BY_HAND;
};

/**
 * The true floor: what the blueprint asks of anyone who marks a page, written by hand for the bench's pages. Where it is
 * over a budget itself, the budget cannot be met as far as we could write it.
 */
export const BY_HAND = 'by hand';

/** The job of ours, and the same of the true floor. */
export function withByHand(job: Job): Job[] {
  return [job, { ...job, who: BY_HAND }];
}

export type Unit = 'ms' | 'kB' | 'bytes' | 'count' | 'score';

/**
 * `times` of what another contender needs: `floor`, one of the scene's own (`sift`), a peer by a part of its name (any
 * case), or `every peer`. Who was not there is not compared, which is no failure. Otherwise at most a figure.
 */
export type Budget = { times: number; of: string } | { atMost: number };

/** What a scene is given. */
export type Bench = {
  /** An unpacked copy of the built extension of its own: what is put into it goes into no product. */
  extension(): string;
  /** Other people's unpacked extensions, named on the command line. */
  peers: readonly Peer[];
  /** Fewer rounds and no size that takes minutes: all of the bench ends within five. */
  quick: boolean;
};

export type Peer = { name: string; directory: string };

export type Stage = {
  /** By name, in the order in which they are called: `ours`, `floor`, others; a peer as `peer ` and its name. */
  contenders: ReadonlyMap<string, Measure>;
  /** Markdown that stands below the table, as a plot. */
  appendix?: string;
  close(): Promise<void>;
};

/**
 * Measures once. Round 0 warms up and is thrown away.
 * @returns a figure per job id; a job that this contender has no figure for may be left out
 * @throws CannotMeasure when this contender cannot be measured, as with a page that never settles
 */
export type Measure = (round: number) => Promise<Figures>;

export type Figures = Readonly<Record<string, number>>;

/** Expected: said in one line and marked in the table; the other rows go on. Any other error ends its scene likewise. */
export class CannotMeasure extends Error {
  override name = 'CannotMeasure';
}
