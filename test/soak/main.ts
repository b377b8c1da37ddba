import { parseArgs } from 'node:util';
import { soak } from './soak.ts';

/** `npm run soak -- --minutes 60 [--seed 7]`: exit code 1 when anything acknowledged was lost. */

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes ?? 1);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
console.log(`${minutes} minutes, seed ${seed}`);

const { counts, losses, errors } = await soak({ minutes, seed });
for (const [what, count] of Object.entries(counts)) console.log(`${String(count).padStart(7)} ${what}`);
print('losses', losses);
print('errors', errors);
process.exit(losses.length > 0 ? 1 : 0);

function print(what: string, lines: string[]): void {
  console.log(`${String(lines.length).padStart(7)} ${what}`);
  for (const line of lines) console.log(`        ${line}`);
}
