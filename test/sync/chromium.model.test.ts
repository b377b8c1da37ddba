import fc from 'fast-check';
import { expect, it } from 'vitest';
import { run, script } from './model.ts';

const NAME =
  'fault 30, 31, 33, 34: 20,000 runs over a mailbox like Chromium: 0 edits lost, 0 devices that differ';

it(NAME, { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(script, async (one) => {
      expect(await run(one, 'chromium')).toEqual({ lost: [], shown: 1, rests: true });
    }),
    { numRuns: 20_000 },
  );
});
