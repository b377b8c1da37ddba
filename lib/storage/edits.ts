import Dexie from 'dexie';
import type { Edit, Records } from '../core/edit.ts';
import { applyChanges, undoChanges } from '../core/edits/changes.ts';
import { activeGoals } from '../core/edits/goals.ts';
import { planEdit } from '../core/edits/plan.ts';
import { sameValue } from '../core/edits/same.ts';
import { ACTIVE_LIMIT, type Goal } from '../core/goal.ts';
import { rowOf } from '../core/row-of.ts';
import { GONE, isGone, type Stamped } from '../core/stamped.ts';
import type { Saved } from '../messages/protocol.ts';
import { now } from '../platform/clock.ts';
import { ExpectedError } from '../platform/errors.ts';
import { withBefore, writeChanges } from './changes.ts';
import { readTeam } from './effective.ts';
import { actsOf, NO_ACTS, recordsIn } from './read.ts';
import { refuseLarge } from './refuse-large.ts';
import { rowsOf } from './rows.ts';
import { type LoggedEdit, TABLES } from './schemas.ts';
import { fieldsOf, type Restamped, STAMP_TABLES, stampChanges, stampedBy } from './stamps.ts';
import { writing } from './writing.ts';

/** Edits, one transaction each; for the background only. Inside a transaction nothing but Dexie is awaited. */

/** Edits that are kept for undo and for telling a repeated one. */
export const LOG_LIMIT = 500;

/**
 * `made` is what came of it, and `records` what it touched as that stands now; a repeated edit gives what came of it the
 * first time.
 */
export type Applied = { saved: Saved; made: LoggedEdit; records: Stamped[] };

/**
 * Makes an edit. The same id again is the same edit.
 * @throws EditRefused when it cannot be, ExpectedError `quota`, `newer-data` or `storage-closed`; nothing was changed then
 */
export async function applyEdit(id: string, edit: Edit): Promise<Applied> {
  // The browser's policy cannot be asked for inside the transaction.
  const { team } = await readTeam();
  return inTransaction(async (db) => {
    const [known, records] = await Dexie.Promise.all([loggedEdit(db, id), recordsFor(db, edit)]);
    if (known) return known;
    const { changes, words } = planEdit(edit, { ...records, team }, now(), () => crypto.randomUUID());
    return make(db, { id, kind: edit.kind, words, changes }, refuseLarge);
  });
}

/**
 * Takes an edit back, or an undo. Repeating it is the same undo.
 * @param mayUndo throws for an edit that the asker may not take back
 * @throws ExpectedError `changed-since`, `missing`, and as applyEdit
 */
export function applyUndo(id: string, mayUndo: (kind: Edit['kind']) => void): Promise<Applied> {
  return inTransaction(async (db) => {
    const edit = await standing(db, id);
    if (!edit) throw new ExpectedError('missing', 'This is too long ago to be undone.');
    mayUndo(edit.kind);
    const known = await loggedEdit(db, undoOf(edit.id));
    if (known) return known;
    for (const { table, id: row, after } of edit.changes) {
      if (!sameValue((await db.table(table).get(row)) ?? null, after)) throw changedSince();
    }
    const changes = undoChanges(edit.changes);
    if (!ranksHold(applyChanges(await recordsIn(db, NO_ACTS), changes).goals)) throw changedSince();
    return make(db, { id: undoOf(edit.id), kind: edit.kind, words: takenBack(edit.words), changes });
  });
}

const undoOf = (id: string) => `undo:${id}`;

/** The edit as it stands now: taken back and done again, it is the one that did it again. */
async function standing(db: Dexie, id: string): Promise<LoggedEdit | undefined> {
  const again = await loggedEdit(db, undoOf(undoOf(id)));
  return again ? standing(db, again.id) : loggedEdit(db, id);
}

function inTransaction(work: (db: Dexie) => Promise<LoggedEdit>): Promise<Applied> {
  return writing((db) =>
    db.transaction('rw', [...TABLES, ...STAMP_TABLES, 'edits'], async () => {
      const made = await work(db);
      const saved = { undo: made.id, words: made.words, savedAt: made.at };
      const [records] = await Dexie.Promise.all([stampedBy(db, made.changes), forgetBefore(db, made)]);
      return { saved, made, records };
    }),
  );
}

async function loggedEdit(db: Dexie, id: string): Promise<LoggedEdit | undefined> {
  const [edit] = await rowsOf(db, 'edits', (table) => table.where('id').equals(id));
  return edit;
}

/**
 * Stamps the changes, writes them and logs them.
 * @param check throws for records that cannot be so
 */
async function make(
  db: Dexie,
  edit: Omit<LoggedEdit, 'seq' | 'at'>,
  check: (records: Restamped[]) => void = () => undefined,
): Promise<LoggedEdit> {
  const changes = await withBefore(db, edit.changes);
  check(await stampChanges(db, changes));
  const row = { ...edit, at: now().at, changes };
  const [seq] = await Dexie.Promise.all([db.table('edits').add(row), writeChanges(db, changes)]);
  return { ...row, seq: Number(seq) };
}

/** The log holds so many edits up to this one. */
function forgetBefore(db: Dexie, { seq }: LoggedEdit): PromiseLike<unknown> {
  const edits = db.table('edits');
  return edits
    .where('seq')
    .belowOrEqual(seq - LOG_LIMIT)
    .delete();
}

/** False when a goal would come back to a rank that a later edit has given to another. */
function ranksHold(goals: readonly Goal[]): boolean {
  const active = activeGoals(goals);
  return active.length <= ACTIVE_LIMIT && active.every(({ rank }, i) => rank === i + 1);
}

function changedSince(): ExpectedError {
  return new ExpectedError('changed-since', 'Changed again since; undo the newer change first.');
}

const TAKEN_BACK = 'Taken back: ';

/** Taken back twice, it is done again. */
function takenBack(words: string): string {
  return words.startsWith(TAKEN_BACK) ? words.slice(TAKEN_BACK.length) : `${TAKEN_BACK}${words}`;
}

/** What the edit may touch: an answer on an issue needs no other issue's acts. */
async function recordsFor(db: Dexie, edit: Edit): Promise<Records> {
  switch (edit.kind) {
    case 'link':
    case 'except':
    case 'clear':
      return recordsWith(db, [edit.issue]);
    case 'dispose':
      return recordsWith(db, edit.issues);
    case 'import':
      return recordsIn(db);
    case 'take': {
      const records = await recordsWith(db, [edit.id.split(' ', 1)[0] ?? '']);
      return { ...records, deleted: await deletedRow(db, edit) };
    }
    default:
      return recordsIn(db, NO_ACTS);
  }
}

/** The records, with the acts on these issues. */
async function recordsWith(db: Dexie, issues: readonly string[]): Promise<Records> {
  const [records, acts] = await Dexie.Promise.all([recordsIn(db, NO_ACTS), actsOf(db, issues)]);
  return { ...records, ...acts };
}

/** Of a record that was deleted, the row as it would be; null for any other. */
async function deletedRow(db: Dexie, { table, id }: Pick<Stamped, 'table' | 'id'>): Promise<unknown> {
  const [fields] = await fieldsOf(db, [{ table, id }]);
  if (!fields || !isGone(fields)) return null;
  const { [GONE]: _, ...others } = fields;
  return rowOf({ table, id, fields: others });
}
