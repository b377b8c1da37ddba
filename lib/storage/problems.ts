import type Dexie from 'dexie';
import { type LostPart, MISSES, partCalled } from '../core/parts.ts';
import type { Problem } from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { goodRow, rowsOf } from './rows.ts';
import type { Misses, StoredProblem } from './schemas.ts';
import { writing } from './writing.ts';

/** More are no help to anyone: those that came last stay. */
export const PROBLEM_LIMIT = 100;

/** Lists a problem; the same part, host and kind of page is one problem that came again. */
export function saveProblem(problem: Problem): Promise<void> {
  return save(problem, (missed) => missed);
}

/** The same for a part of a page that a visit did not find. A new version of the extension counts visits anew. */
export function saveMiss(problem: Problem): Promise<void> {
  const version = versionHere();
  return save(problem, (missed) => {
    const before = missed?.version === version ? missed : { visits: 0, since: problem.at };
    return { ...before, visits: before.visits + 1, version };
  });
}

function save(problem: Problem, count: (missed?: Misses) => Misses | undefined): Promise<void> {
  const id = idOf(problem);
  return writing((db) =>
    db.transaction('rw', 'problems', async () => {
      const table = db.table('problems');
      const known = goodRow('problems', await table.get(id));
      const missed = count(known?.missed);
      const row: StoredProblem = {
        ...problem,
        id,
        count: (known?.count ?? 0) + 1,
        ...(missed && { missed }),
      };
      await table.put(row);
      const over = (await table.count()) - PROBLEM_LIMIT;
      if (over > 0) await table.orderBy('at').limit(over).delete();
    }),
  );
}

/** Takes what a visit found off the list, unless it is off: visits on which it is not found must follow each other. */
export async function forgetMisses(
  found: readonly Pick<Problem, 'part' | 'host' | 'pageKind'>[],
): Promise<void> {
  await writing(async (db) => {
    const rows: unknown[] = await db.table('problems').bulkGet(found.map(idOf));
    const doubted = rows
      .flatMap((row) => goodRow('problems', row) ?? [])
      .filter((row) => row.missed && !isLost(row));
    if (doubted.length > 0) await db.table('problems').bulkDelete(doubted.map(({ id }) => id));
  });
}

/** Takes a problem off the list, and lets the part be looked for again; one that is not there is no matter. */
export function forgetProblem(id: string): Promise<void> {
  return writing((db) => db.table('problems').delete(id));
}

/** Whether the part is off, as visit after visit did not find it. */
export function isLost({ missed }: StoredProblem): boolean {
  return missed !== undefined && missed.visits >= MISSES && missed.version === versionHere();
}

/** What is off because it was not found. Safe inside a transaction. */
export async function lostIn(db: Dexie): Promise<LostPart[]> {
  return (await rowsOf(db, 'problems')).filter(isLost).flatMap(({ part: name, host, pageKind }) => {
    const part = partCalled(name, pageKind);
    return part ? [{ part, host, pageKind }] : [];
  });
}

function idOf({ part, host, pageKind }: Pick<Problem, 'part' | 'host' | 'pageKind'>): string {
  return JSON.stringify([part, host, pageKind]);
}

function versionHere(): string {
  return browser.runtime.getManifest().version;
}
