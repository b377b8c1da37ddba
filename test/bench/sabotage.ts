import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Report } from './report.ts';
import { noticed, SABOTAGES, type Sabotage } from './sabotages.ts';

/**
 * `node test/bench/sabotage.ts react` or `offscreen`: makes Plumbline slow on purpose, in a copy, and sees whether the
 * bench notices, beside a copy as it is. The exit code is 0 when a row that has to turn red did.
 */

const ROOT = resolve(import.meta.dirname, '../..');
const LEFT_OUT = new Set(['node_modules', '.output', '.wxt', '.git', 'test-results']);

/** The rows of the scene in a copy of the tree, spoiled or as it is. */
function measured({ file, spoil, scene }: Sabotage, isSpoiled: boolean): Report['rows'] {
  const copy = join(mkdtempSync(join(tmpdir(), 'plumbline-sabotage-')), 'copy');
  cpSync(ROOT, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const path = join(copy, file);
  if (isSpoiled) writeFileSync(path, spoil(readFileSync(path, 'utf8')));
  const json = join(copy, 'bench.json');
  run(copy, join(ROOT, 'node_modules/.bin/wxt'), ['build']);
  run(copy, process.execPath, ['test/bench/main.ts', '--only', scene, '--rounds', '3', '--json', json]);
  const { rows }: Report = JSON.parse(readFileSync(json, 'utf8'));
  return rows;
}

function run(cwd: string, command: string, args: readonly string[]): void {
  spawnSync(command, args, { cwd, stdio: 'inherit' });
}

const name = process.argv[2] ?? '';
const sabotage = SABOTAGES[name];
if (!sabotage) {
  console.error(`node test/bench/sabotage.ts ${Object.keys(SABOTAGES).join(' | ')}`);
  process.exit(2);
}
const red = noticed(sabotage, measured(sabotage, true), measured(sabotage, false));
console.log(
  red.length > 0
    ? `${name}: noticed in ${red.map((row) => `${row.row} (${row.name})`).join(', ')}.`
    : `${name}: NOT noticed.`,
);
process.exit(red.length > 0 ? 0 : 1);
