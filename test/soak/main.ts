import { parseArgs } from 'node:util';
import type { Memory } from '../tools/memory.ts';
import { soak } from './soak.ts';
import { walk } from './walk.ts';

/**
 * `npm run soak -- --minutes 60 [--seed 7]`: half of the time two devices, half of it one tab that is never loaded anew.
 * Exit code 1 when anything acknowledged was lost, or a page showed anything wrong.
 */

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes ?? 1);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
console.log(`${minutes} minutes, seed ${seed}`);

const devices = await soak({ minutes: minutes / 2, seed });
printCounts(devices.counts);
print('losses', devices.losses);
print('errors', devices.errors);

const tab = await walk({ minutes: minutes / 2, seed });
printCounts(tab.counts);
for (const [when, memory] of Object.entries({ start: tab.start, end: tab.end }))
  console.log(words(when, memory));
print('wrong', tab.wrong);
print('errors', tab.errors);
process.exit(devices.losses.length + tab.wrong.length + tab.errors.length > 0 ? 1 : 0);

function words(when: string, { heap, listeners, nodes, detached }: Memory): string {
  return `${when}: heap ${Math.round(heap)} kB, ${listeners} listeners, ${nodes} nodes, ${detached} detached trees`;
}

function printCounts(counts: Record<string, number>): void {
  for (const [what, count] of Object.entries(counts)) console.log(`${String(count).padStart(7)} ${what}`);
}

function print(what: string, lines: string[]): void {
  console.log(`${String(lines.length).padStart(7)} ${what}`);
  for (const line of lines) console.log(`        ${line}`);
}
