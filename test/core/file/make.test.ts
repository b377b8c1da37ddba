import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyChanges } from '../../../lib/core/edits/changes.ts';
import { planImport } from '../../../lib/core/file/import.ts';
import { makeFile } from '../../../lib/core/file/make.ts';
import { readFile } from '../../../lib/core/file/read.ts';
import { DEFAULT_EXEMPT } from '../../../lib/core/settings.ts';
import { anyRecords, EMPTY, goal, sorted } from '../records.ts';

it('an export, imported where nothing is, is the same again, and so is its export', () => {
  fc.assert(
    fc.property(anyRecords, (records) => {
      const read = readFile(JSON.stringify(makeFile(records)));
      if (!('file' in read)) throw new Error(read.error);
      const imported = applyChanges(EMPTY, planImport(read.file, EMPTY).changes);
      expect(sorted(imported)).toEqual(sorted(records));
      expect(makeFile(imported)).toEqual(makeFile(records));
    }),
  );
});

it('an export, imported where it comes from, changes nothing', () => {
  fc.assert(
    fc.property(anyRecords, (records) => {
      const { changes, total, preview } = planImport(makeFile(records), records);
      expect(changes).toEqual([]);
      expect(total).toBe(0);
      expect(preview.notes).toEqual([]);
    }),
  );
});

it('holds every section, active goals first by rank, other settings where they differ', () => {
  const records = { ...EMPTY, goals: [goal('z', 1, { state: 'later' }), goal('b', 2), goal('a', 1)] };
  expect(makeFile(records)).toEqual({
    format: 'plumbline',
    version: 1,
    scopes: [],
    goals: [goal('a', 1), goal('b', 2), goal('z', 1, { state: 'later' })],
    focus: [],
    links: [],
    dispositions: [],
    exempt: DEFAULT_EXEMPT,
  });
  expect(makeFile({ ...EMPTY, settings: { ...EMPTY.settings, weekStart: 7 } }).settings).toEqual({
    weekStart: 7,
  });
});
