import fc from 'fast-check';
import { expect, it } from 'vitest';
import { run, script } from './model.ts';

it('fault 30, 31, 34: 20,000 runs over a mailbox like Firefox lose no edit, and devices agree', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(script, async (one) => {
      const { lost, seen, restless } = await run(one, 'firefox');
      expect({ lost, shown: seen.size, restless }).toEqual({ lost: [], shown: 1, restless: false });
    }),
    { numRuns: Number(process.env.RUNS ?? 20_000) },
  );
});
