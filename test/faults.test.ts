import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SHARED_DESIGN } from './tools/shared-pages.ts';

/** The faults that Plumbline is to survive, and the tests that stand for them: a title that says `fault 7` or `faults 27–29`. */

const FAULTS = join(SHARED_DESIGN, 'faults.md');
/** Storage, sync and team; the other rows are about pages and the package. */
const isOurs = (row: number) => row <= 36 || (row >= 51 && row <= 62);

const ROW = /^\| (\d+) \| ([^|]+) \|/gm;
/** The text that a test or a group begins with; after `it.each(…)` it stands in a call of its own. */
const TITLE =
  /(?:\b(?:it|test|describe\w*)(?:\.(?:only|concurrent|sequential))?|\))\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;
const NAMED = /\bfaults? (\d+(?:(?:, | and |–)\d+)*)/g;

function titlesIn(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(TITLE)].map(([, , title = '']) => title);
}

/** Rows that a title names. */
function rowsIn(title: string): number[] {
  return [...title.matchAll(NAMED)].flatMap(([, list = '']) =>
    list.split(/, | and /).flatMap((part) => {
      const [first = 0, last = first] = part.split('–').map(Number);
      return Array.from({ length: last - first + 1 }, (_, i) => first + i);
    }),
  );
}

const files = globSync('**/*.{test,spec}.{ts,tsx}', { cwd: import.meta.dirname });
const named = new Set(files.flatMap((file) => titlesIn(join(import.meta.dirname, file))).flatMap(rowsIn));

it('a title names one row, several, or a range of them', () => {
  expect(rowsIn('fault 7: asleep')).toEqual([7]);
  expect(rowsIn('two meet (faults 27–29, 31 and 33), 40 times')).toEqual([27, 28, 29, 31, 33]);
  expect(rowsIn('defaults 7, and fault: 8')).toEqual([]);
});

describe.skipIf(!existsSync(FAULTS))('the map of faults', () => {
  const rows = existsSync(FAULTS)
    ? [...readFileSync(FAULTS, 'utf8').matchAll(ROW)].map(([, row, fault = '']) => ({
        row: Number(row),
        fault,
      }))
    : [];

  it('has a test for every fault of storage, sync and team', () => {
    expect(rows.length).toBe(64);
    const missing = rows.filter(({ row }) => isOurs(row) && !named.has(row));
    expect(missing.map(({ row, fault }) => `${row}: ${fault}`)).toEqual([]);
  });

  it('has every fault that a test names', () => {
    const known = new Set(rows.map(({ row }) => row));
    expect([...named].filter((row) => !known.has(row))).toEqual([]);
  });
});
