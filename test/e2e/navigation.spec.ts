import { expect, test } from '@playwright/test';
import { addressOf } from '../demo/site.ts';
import { told } from '../tools/badge.ts';
import { SOFT_ISSUES, STATES, softly } from './support/softly.ts';
import { team } from './support/team.ts';

/** Moving between issues without a document load, as GitHub does it in two ways, and back by the browser's own cache. */

for (const manner of ['turbo', 'router'] as const) {
  test(`soft navigation through ten issues by ${manner}: one badge each, of that issue`, async () => {
    const { browser, end } = await team();
    const page = await browser.context.newPage();
    await page.goto(addressOf({ number: 461 }));
    const badge = page.locator('plumbline-badge');
    for (const number of SOFT_ISSUES) {
      await page.evaluate(softly, { address: addressOf({ number }), manner });
      await expect(badge).toHaveAttribute('data-issue', `github:github.com/acme/shop#${number}`);
      await expect(badge).toHaveAttribute('data-state', STATES[number] ?? '');
      await expect(badge).toHaveCount(1);
    }
    const address = 'https://github.com/acme/shop/labels';
    await page.evaluate(softly, { address, manner, html: '<h1>Labels</h1>' });
    await expect(badge).toHaveCount(0);
    await end();
  });
}

test('back and forward: one badge, with what changed meanwhile', async () => {
  const { browser, end } = await team();
  const page = await browser.context.newPage();
  const badge = page.locator('plumbline-badge');
  await page.goto(addressOf({ number: 471 }));
  await expect(badge).toHaveAttribute('data-state', 'unlinked');
  await told(page);
  await page.goto(addressOf({ number: 461 }));
  const triage = await browser.open('triage.html#issue=github%3Agithub.com%2Facme%2Fshop%23471');
  await expect(triage.locator('[data-testid="triage-row"][aria-selected="true"]')).toHaveAttribute(
    'data-issue',
    'github:github.com/acme/shop#471',
  );
  await triage.keyboard.press('u');
  await expect(triage.getByText('is upkeep').first()).toBeVisible();
  await page.bringToFront();
  for (let turn = 0; turn < 5; turn++) {
    await page.goBack();
    await expect(badge).toHaveAttribute('data-state', 'upkeep');
    await expect(badge).toHaveCount(1);
    await page.goForward();
    await expect(badge).toHaveAttribute('data-state', 'focus');
    await expect(badge).toHaveCount(1);
  }
  await end();
});
