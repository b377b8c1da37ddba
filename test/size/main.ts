import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BYTE_BUDGETS } from './budgets.ts';
import { type Size, sizeOf } from './sizes.ts';
import { writeTreemap } from './treemap.ts';

/**
 * `npm run size [-- --treemap FILE.html]`: bytes of each bundle of the build for Chromium, and why it is there. The exit
 * code is 1 when one is over its budget.
 */

const { values } = parseArgs({ options: { treemap: { type: 'string' } } });
const directory = resolve(import.meta.dirname, '../../.output/chrome-mv3');
const sizes = BYTE_BUDGETS.flatMap((budget) => sizeOf(directory, budget) ?? []);
const head = ['loads', 'files', 'raw', 'gzip', 'budget', 'why'];
for (const line of [head, head.map(() => '---'), ...sizes.map(cells)]) console.log(`| ${line.join(' | ')} |`);
if (values.treemap) await writeTreemap(values.treemap);
const over = sizes.filter(({ zipped, gzip }) => zipped > gzip);
for (const { loads, zipped, gzip } of over)
  console.error(`${loads} is ${zipped - gzip} bytes over its budget.`);
process.exitCode = over.length > 0 ? 1 : 0;

function cells({ loads, files, raw, zipped, gzip, why }: Size): string[] {
  const figures = [files, raw, zipped, gzip].map((figure) => figure.toLocaleString('en'));
  return [loads, ...figures, why];
}
