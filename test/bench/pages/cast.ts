import type { Bench, Figures, Stage } from '../job.ts';
import { PEER } from '../verdict.ts';
import { type Served, servePages } from './served.ts';
import {
  bareSubject,
  byHandSubject,
  type FloorName,
  floorSubject,
  ourSubject,
  type Subject,
  subjectAt,
} from './subject.ts';
import { type Quiet, quietVisit, type Surface } from './visit.ts';

/** All that a scene compares, each in a browser of its own, on the same pages. */
export type Cast = {
  served: Served;
  /** By the name that a report gives it, ours first. */
  subjects: ReadonlyMap<string, Subject>;
  /** The same visit without an extension, once a round for all, where that was asked for. */
  without(surface: Surface, round: number): Promise<Quiet>;
  close(): Promise<void>;
};

export type Wanted = { floor?: FloorName; byHand?: boolean; peers?: boolean; bare?: boolean };

export async function openCast(bench: Bench, wanted: Wanted): Promise<Cast> {
  const { floor, byHand = false, peers = false, bare = false } = wanted;
  const served = await servePages();
  const { site } = served;
  const [nobody, ...opened] = await Promise.all([
    bare ? bareSubject(site) : null,
    ourSubject(site, bench.extension()),
    ...(floor ? [floorSubject(site, floor)] : []),
    ...(byHand ? [byHandSubject(site)] : []),
    ...(peers ? bench.peers : []).map(({ name, directory }) => subjectAt(site, directory, PEER + name)),
  ]);
  const subjects = new Map(opened.map((subject) => [subject.name, subject]));
  const visits = new Map<string, Promise<Quiet>>();
  return {
    served,
    subjects,
    without: (surface, round) => {
      if (!nobody) throw new Error('No browser without an extension was asked for.');
      const name = `${round} ${surface.url}`;
      const visit = visits.get(name) ?? quietVisit(nobody, surface, false);
      visits.set(name, visit);
      return visit;
    },
    close: async () => {
      await Promise.all([...subjects.values(), nobody].map((subject) => subject?.close()));
      await served.close();
    },
  };
}

/** Every one of the cast measured in the same way. */
export function stageOf(
  { subjects, close }: Cast,
  measure: (subject: Subject, round: number) => Promise<Figures>,
): Stage {
  const contenders = [...subjects].map(
    ([name, subject]) => [name, (round: number) => measure(subject, round)] as const,
  );
  return { contenders: new Map(contenders), close };
}
