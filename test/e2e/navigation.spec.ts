import { expect, test } from '@playwright/test';
import type { Edit } from '../../lib/core/edit.ts';
import { addressOf } from '../demo/site.ts';
import { told } from '../tools/badge.ts';
import { tell } from './support/device.ts';
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

test('fault 59: back fifty times out of the browser’s own cache: one badge, with what changed meanwhile', async () => {
  const { browser, end } = await team({ pageCache: true });
  const own = await browser.open('options.html');
  const page = await browser.context.newPage();
  const badge = page.locator('plumbline-badge');
  const issue = 'github:github.com/acme/shop#471';
  for (const [number, state] of [
    [471, 'unlinked'],
    [461, 'focus'],
  ] as const) {
    await page.goto(addressOf({ number }));
    await expect(badge).toHaveAttribute('data-state', state);
    await told(page);
    await page.evaluate(() => Reflect.set(window, 'isKept', true));
  }
  const go = (way: 'back' | 'forward') => page.evaluate((way) => void setTimeout(() => history[way]()), way);
  for (let turn = 1; turn <= 50; turn++) {
    const isUpkeep = turn % 2 === 1;
    const edit: Edit = isUpkeep
      ? { kind: 'dispose', issues: [issue], disposition: { kind: 'upkeep' } }
      : { kind: 'clear', issue };
    expect(await tell(own, 'edit', { id: `edit-of-turn-${turn}`, edit })).toMatchObject({ ok: true });
    await go('back');
    await expect(badge).toHaveAttribute('data-state', isUpkeep ? 'upkeep' : 'unlinked');
    await expect(badge).toHaveCount(1);
    expect(await page.evaluate(() => Reflect.get(window, 'isKept'))).toBe(true);
    await go('forward');
    await expect(badge).toHaveAttribute('data-state', 'focus');
    await expect(badge).toHaveCount(1);
  }
  await end();
});
