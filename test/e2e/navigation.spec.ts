import { expect, type Page, test } from '@playwright/test';
import { githubIssues } from '../demo/sample.ts';
import { addressOf } from '../demo/site.ts';
import { team } from './support/team.ts';

/** Moving between issues without a document load, as GitHub does it in two ways, and back by the browser's own cache. */

const issues = githubIssues.filter(({ pull }) => !pull);
const expected: Record<number, string> = {
  461: 'focus',
  212: 'linked',
  471: 'unlinked',
  480: 'idle',
  377: 'parked',
  402: 'snoozed',
  455: 'parked',
  498: 'unknown',
  390: 'done',
};

for (const manner of ['turbo', 'router'] as const) {
  test(`soft navigation through ten issues by ${manner}: one badge each, of that issue`, async () => {
    const { browser, end } = await team();
    const page = await browser.context.newPage();
    await page.goto(addressOf({ number: 461 }));
    const badge = page.locator('plumbline-badge');
    for (const { number } of [...issues, { number: 461 }]) {
      await softly(page, addressOf({ number }), manner);
      await expect(badge).toHaveAttribute('data-issue', `github:github.com/acme/shop#${number}`);
      await expect(badge).toHaveAttribute('data-state', expected[number] ?? '');
      await expect(badge).toHaveCount(1);
    }
    await softly(page, 'https://github.com/acme/shop/labels', manner, '<h1>Labels</h1>');
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

/** Goes to an address the way the tracker's own script does: history first, then the new content, then (turbo) its event. */
async function softly(page: Page, address: string, manner: 'turbo' | 'router', html?: string): Promise<void> {
  await page.evaluate(
    async ({ address, manner, html }) => {
      const next = html ?? (await (await fetch(address)).text());
      history.pushState({}, '', address);
      const parsed = new DOMParser().parseFromString(next, 'text/html');
      document.title = parsed.title;
      if (manner === 'turbo') {
        document.body.replaceWith(document.adoptNode(parsed.body));
        document.dispatchEvent(new CustomEvent('turbo:render', { bubbles: true }));
      } else {
        // A router keeps the old page until the new one is ready, and replaces parts one after the other.
        await new Promise(requestAnimationFrame);
        document
          .querySelector('main')
          ?.replaceChildren(...(parsed.querySelector('main') ?? parsed.body).childNodes);
      }
    },
    { address, manner, ...(html && { html }) },
  );
}
