import 'fake-indexeddb/auto';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Dexie from 'dexie';
import { expect, it } from 'vitest';

/**
 * Awaiting anything but Dexie inside a transaction lets the browser commit half of it, so each awaited name in one is
 * listed here. That the browser is not asked from there is also checked by the browser's double, in every test.
 */
const DEXIE = /^(table|rows|into|db\.table|transaction\.table|Dexie\.Promise)\b/;
/** Those of lib/storage that await Dexie only: their bodies are looked at, too. */
const OWN = [
  'recordsIn',
  'actsOf',
  'settingsIn',
  'rowsOf',
  'loggedEdit',
  'standing',
  'recordsFor',
  'recordsWith',
  'stampedBy',
  'deletedRow',
  'make',
  'withBefore',
  'writeChanges',
  'stampChanges',
  'tick',
  'syncRow',
  'clockIn',
  'stateIn',
  'fieldsOf',
  'goalsIn',
  'putStamped',
  'weeksWritten',
  'forgetConflicts',
  'stampRows',
  'merge',
  'changesOf',
  'goalsWith',
  'keepConflicts',
  'touchLate',
  'answer',
  'touch',
  'putCanary',
];
/** What those are given: a part of a table, the work on an edit. */
const GIVEN = ['part', 'work'];

const FOLDER = resolve(import.meta.dirname, '../../lib/storage');
const BODIES = new RegExp(
  `(?:async function (?:${OWN.join('|')})\\b)|\\.transaction\\(|inTransaction\\(`,
  'g',
);

/** From the first bracket after `start` to the one that closes it. */
function block(source: string, start: number, open: string, close: string): string {
  const begin = source.indexOf(open, start);
  let depth = 0;
  for (let i = begin; i < source.length; i += 1) {
    if (source[i] === open) depth += 1;
    if (source[i] === close) depth -= 1;
    if (depth === 0) return source.slice(begin, i + 1);
  }
  return source.slice(begin);
}

/** What each `await` in the text calls, without spaces. */
function awaited(text: string): string[] {
  return [...text.matchAll(/\bawait\s+\(*(?:\w+ \? )?([\w\s.]+)/g)].map(([, name = '']) =>
    name.replaceAll(/\s/g, ''),
  );
}

it('fault 21: nothing but Dexie is awaited inside a transaction', () => {
  const bodies = globSync('**/*.ts', { cwd: FOLDER }).flatMap((file) => {
    const source = readFileSync(join(FOLDER, file), 'utf8');
    return [...source.matchAll(BODIES)].map(({ 0: found, index }) =>
      found.startsWith('async')
        ? block(source, index + block(source, index, '(', ')').length, '{', '}')
        : block(source, index, '(', ')'),
    );
  });
  const waits = bodies.flatMap(awaited);
  expect(bodies.length).toBeGreaterThan(8);
  expect(waits.length).toBeGreaterThan(15);
  expect(waits.filter((name) => !DEXIE.test(name) && !OWN.includes(name) && !GIVEN.includes(name))).toEqual(
    [],
  );
});

it('fault 21: a transaction is opened in lib/storage only, with a function that is written as async', () => {
  const root = resolve(FOLDER, '../..');
  const calls = globSync('{lib,components,entrypoints}/**/*.{ts,tsx}', { cwd: root }).flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8');
    return [...source.matchAll(/\.transaction\(/g)].map(({ index }) => ({
      file,
      call: block(source, index, '(', ')'),
    }));
  });
  expect(calls.length).toBeGreaterThan(4);
  // Of any other function Dexie does not see the awaits, and commits at the first one.
  expect(calls.filter(({ call }) => !/, async \(\) =>/.test(call))).toEqual([]);
  expect(calls.filter(({ file }) => !file.startsWith('lib/storage/'))).toEqual([]);
});

it('fault 21: Dexie is as feared: awaiting a timer commits the first half of a transaction', async () => {
  const db = new Dexie('feared');
  db.version(1).stores({ rows: '' });
  const work = async () => {
    await db.table('rows').put(1, 'first');
    await new Promise((passed) => setTimeout(passed, 5));
    await db.table('rows').put(1, 'second');
  };
  await expect(db.transaction('rw', 'rows', work)).rejects.toThrow();
  expect(await db.table('rows').toCollection().primaryKeys()).toEqual(['first']);
  await db.delete();
});
