import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { EditRefused } from '../../lib/core/edit.ts';
import { idOf } from '../../lib/core/edits/changes.ts';
import { planImport } from '../../lib/core/file/import.ts';
import { makeFile } from '../../lib/core/file/make.ts';
import { isNewer } from '../../lib/core/file/merge.ts';
import { readFile } from '../../lib/core/file/read.ts';
import { editSchema } from '../../lib/core/schemas/edit.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { openStore } from '../../lib/storage/db.ts';
import { applyEdit, applyUndo } from '../../lib/storage/edits.ts';
import { readRecords } from '../../lib/storage/read.ts';
import { TABLES } from '../../lib/storage/schemas.ts';
import { anyText, harmedFile, refusedFile } from '../core/file/any-text.ts';
import { anyRecords } from '../core/records.ts';
import { freshDatabase } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const problems = vi.fn(async () => undefined);
let count = 0;
const newId = () => `edit-${String(++count).padStart(6, '0')}`;

beforeEach(() => {
  reportTo(problems);
  problems.mockClear();
});

/** Every byte of the records' tables, keys and the order of fields too. */
async function bytes(): Promise<string> {
  const { db } = await openStore();
  const tables = TABLES.map(async (name) => [
    name,
    await db.table(name).toCollection().primaryKeys(),
    await db.table(name).toArray(),
  ]);
  return JSON.stringify(await Promise.all(tables));
}

it('fault 62: whatever file is chosen, it is read or refused in words, and nothing is thrown', () => {
  let [read, refused] = [0, 0];
  fc.assert(
    fc.property(anyText, (text) => {
      const found = readFile(text);
      if ('file' in found) {
        read += 1;
        expect(editSchema.safeParse({ kind: 'import', file: found.file }).success).toBe(true);
      } else {
        refused += 1;
        expect(found.error).toMatch(/\.$/);
      }
    }),
    { numRuns: 3_000 },
  );
  // Both happen often, or the files would prove nothing.
  expect(Math.min(read, refused)).toBeGreaterThan(300);
});

const someFile = fc.oneof({ weight: 4, arbitrary: harmedFile }, { weight: 1, arbitrary: refusedFile });

it('fault 62: an import does all that its preview counts or nothing, and its undo restores every byte', async () => {
  let [applied, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(anyRecords, someFile, async (records, text) => {
      const found = readFile(text);
      if ('error' in found) return;
      const { file } = found;
      await freshDatabase();
      await applyEdit(newId(), { kind: 'import', file: makeFile(records) });
      const before = await bytes();
      const here = await readRecords();
      try {
        const { changes } = planImport(file, here);
        const { made } = await applyEdit(newId(), { kind: 'import', file });
        expect(made.changes).toHaveLength(changes.length);
        if (changes.length > 0) expect(await bytes()).not.toBe(before);
        await applyUndo(made.id, () => undefined);
        applied += 1;
      } catch (error) {
        expect(error).toBeInstanceOf(EditRefused);
        refused += 1;
      }
      expect(await bytes()).toBe(before);
    }),
    { numRuns: 250 },
  );
  // Some seventy are applied and fifty refused, give or take what chance makes.
  expect(applied).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(5);
  expect(problems).not.toHaveBeenCalled();
});

it('fault 62: of an entry that is here and in the file the newer one stays, by their dates', () => {
  fc.assert(
    fc.property(anyRecords, anyRecords, (here, other) => {
      const { changes } = planImport(makeFile(other), here);
      const after = (table: string, id: string) =>
        changes.find((change) => change.table === table && change.id === id)?.after;
      for (const focus of here.focuses) {
        const theirs = other.focuses.find(({ week }) => week === focus.week);
        if (theirs && isNewer(focus.updated, theirs.updated))
          expect(after('focuses', focus.week)).toBeUndefined();
        if (theirs && isNewer(theirs.updated, focus.updated))
          expect(after('focuses', focus.week) ?? focus).toEqual(theirs);
      }
      for (const answer of here.dispositions) {
        const id = idOf.dispositions(answer);
        const theirs = other.dispositions.find((one) => idOf.dispositions(one) === id);
        if (theirs && isNewer(answer.at, theirs.at)) expect(after('dispositions', id) ?? null).toBeNull();
      }
      for (const goal of here.goals) {
        const theirs = other.goals.find(({ id }) => id === goal.id);
        // Its place among the others may change.
        if (theirs && isNewer(goal.updated, theirs.updated))
          expect(after('goals', goal.id) ?? goal).toMatchObject({ title: goal.title, rules: goal.rules });
      }
    }),
    { numRuns: 1_000 },
  );
});
