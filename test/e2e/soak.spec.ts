import { expect, test } from '@playwright/test';
import { soak } from '../soak/soak.ts';
import { diceOf } from './support/dice.ts';

test('a short soak of what `npm run soak` does for hours: nothing acknowledged is lost', async () => {
  test.setTimeout(300_000);
  const seed = diceOf(test.info())(2 ** 31);
  const { counts, losses, errors } = await soak({ minutes: 0.25, seed, edits: 20 });
  console.log(counts, errors);
  expect(losses).toEqual([]);
  expect(counts.acknowledged).toBeGreaterThanOrEqual(20);
});
