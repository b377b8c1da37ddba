import type { Problem } from '../messages/protocol.ts';
import { goodRow } from './rows.ts';
import type { StoredProblem } from './schemas.ts';
import { writing } from './writing.ts';

/** More are no help to anyone: those that came last stay. */
export const PROBLEM_LIMIT = 100;

/** Lists a problem; the same part, host and kind of page is one problem that came again. */
export function saveProblem(problem: Problem): Promise<void> {
  const id = JSON.stringify([problem.part, problem.host, problem.pageKind]);
  return writing((db) =>
    db.transaction('rw', 'problems', async () => {
      const table = db.table('problems');
      const known = goodRow('problems', await table.get(id));
      const row: StoredProblem = { ...problem, id, count: (known?.count ?? 0) + 1 };
      await table.put(row);
      const over = (await table.count()) - PROBLEM_LIMIT;
      if (over > 0) await table.orderBy('at').limit(over).delete();
    }),
  );
}

/** Takes a problem off the list; one that is not there is no matter. */
export function forgetProblem(id: string): Promise<void> {
  return writing((db) => db.table('problems').delete(id));
}
