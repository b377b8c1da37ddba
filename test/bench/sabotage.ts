import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Report } from './report.ts';

/**
 * `node test/bench/sabotage.ts react` or `offscreen`: makes Plumbline slow on purpose, in a copy, and sees whether the
 * bench notices. The exit code is 0 when a row that has to turn red did.
 */

type Sabotage = {
  file: string;
  spoil: (source: string) => string;
  /** The scene that shows it, and the names of the rows that must be over their budget. */
  scene: string;
  red: RegExp;
};

const SABOTAGES: Record<string, Sabotage> = {
  react: {
    file: 'entrypoints/github.content.ts',
    spoil: (source) =>
      `import { createRoot } from 'react-dom/client';\nReflect.set(globalThis, 'plumblineRoot', createRoot);\n${source}`,
    scene: 'issue',
    red: /script bytes|script time/,
  },
  offscreen: {
    file: 'lib/page/list.ts',
    spoil: (source) =>
      replaced(replaced(source, 'row.isNear && facts', 'facts'), 'isIntersecting || !row.isRead', 'true'),
    scene: 'list-1000',
    red: /heap for each row|list of 1,000, longest/,
  },
};

const ROOT = resolve(import.meta.dirname, '../..');
const LEFT_OUT = new Set(['node_modules', '.output', '.wxt', '.git', 'test-results']);

function replaced(source: string, what: string, by: string): string {
  if (!source.includes(what)) throw new Error(`There is no "${what}" to spoil any more.`);
  return source.replace(what, by);
}

function spoiledCopy({ file, spoil }: Sabotage): string {
  const copy = join(mkdtempSync(join(tmpdir(), 'plumbline-sabotage-')), 'copy');
  cpSync(ROOT, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const path = join(copy, file);
  writeFileSync(path, spoil(readFileSync(path, 'utf8')));
  return copy;
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
const copy = spoiledCopy(sabotage);
const json = join(copy, 'bench.json');
run(copy, join(ROOT, 'node_modules/.bin/wxt'), ['build']);
run(copy, process.execPath, [
  'test/bench/main.ts',
  '--only',
  sabotage.scene,
  '--rounds',
  '3',
  '--json',
  json,
]);
const { rows }: Report = JSON.parse(readFileSync(json, 'utf8'));
const red = rows.filter((row) => row.verdict === 'over' && sabotage.red.test(row.name));
console.log(
  red.length > 0
    ? `${name}: noticed in ${red.map((row) => `${row.row} (${row.name})`).join(', ')}.`
    : `${name}: NOT noticed.`,
);
process.exit(red.length > 0 ? 0 : 1);
