import { expect, test } from '@playwright/test';
import { addressOf } from '../demo/site.ts';
import { walk } from '../soak/walk.ts';
import { told } from '../tools/badge.ts';
import { memoryOf } from '../tools/memory.ts';
import { diceOf } from './support/dice.ts';
import { SOFT_ISSUES, STATES, softly } from './support/softly.ts';
import { team } from './support/team.ts';

/** A tab that stays open all day keeps nothing of the issues that were left. */

const GROWTH_KB = 5_000;

for (const manner of ['turbo', 'router'] as const)
  test(`200 soft navigations by ${manner}: one badge each, and the heap grows by less than 5 MB`, async () => {
    const { browser, end } = await team();
    const page = await browser.context.newPage();
    const badge = page.locator('plumbline-badge');
    const visit = async (number: number) => {
      await page.evaluate(softly, { address: addressOf({ number }), manner });
      await expect(badge).toHaveAttribute('data-issue', `github:github.com/acme/shop#${number}`);
      await expect(badge).toHaveAttribute('data-state', STATES[number] ?? '');
      await expect(badge).toHaveCount(1);
    };
    await page.goto(addressOf({ number: 461 }));
    for (const number of SOFT_ISSUES) await visit(number);
    await told(page);
    const before = await memoryOf(page);
    for (let n = 0; n < 200; n += 1) await visit(SOFT_ISSUES[n % SOFT_ISSUES.length] ?? 461);
    await told(page);
    const after = await memoryOf(page);
    console.log(`${manner}: before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`);
    expect(after.heap - before.heap).toBeLessThan(GROWTH_KB);
    expect(after.listeners - before.listeners).toBeLessThan(50);
    await end();
  });

test('a short walk of what `npm run soak` does for hours: nothing is wrong, and little is kept', async () => {
  const seed = diceOf(test.info())(2 ** 31);
  const { counts, start, end, wrong, errors } = await walk({ minutes: 0.5, seed });
  console.log(counts, start, end);
  expect(wrong).toEqual([]);
  expect(errors).toEqual([]);
  expect(end.heap - start.heap).toBeLessThan(GROWTH_KB);
  expect(counts.issues).toBeGreaterThan(5);
});
