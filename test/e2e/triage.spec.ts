import { expect, test } from '@playwright/test';
import { githubIssues } from '../demo/sample.ts';
import { addressOf, jiraAddressOf } from '../demo/site.ts';
import { told } from '../tools/badge.ts';
import { team } from './support/team.ts';

test('triage by keyboard alone: link, park with a reason, undo; the pages follow', async () => {
  const { browser, end } = await team();
  const page = await browser.context.newPage();
  const badge = page.locator('plumbline-badge');
  for (const issue of githubIssues) {
    await page.goto(addressOf(issue));
    await badge.and(page.locator('[data-state]')).waitFor();
    await told(page);
  }
  await page.goto(jiraAddressOf('SHOP-97'));
  await expect(badge).toHaveAttribute('data-state', 'unlinked');

  const triage = await browser.open('triage.html');
  const rows = triage.getByTestId('triage-row');
  const selected = triage.locator('[data-testid="triage-row"][aria-selected="true"]');
  await expect(rows.filter({ hasText: 'Cart shows the old price' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'Colour of the sale badge' })).toHaveCount(1);
  await expect(selected).toHaveCount(1);
  const all = await rows.count();

  await triage.keyboard.press('/');
  await triage.keyboard.type('Colour of');
  await expect(rows).toHaveCount(1);
  await triage.keyboard.press('Escape');
  await expect(rows).toHaveCount(all);

  await triage.goto(
    `${browser.base}triage.html#issue=${encodeURIComponent('jira:acme.atlassian.net/SHOP-97')}`,
  );
  await expect(selected).toHaveAttribute('data-issue', 'jira:acme.atlassian.net/SHOP-97');
  await browser.stopBackground();
  await triage.bringToFront();
  await triage.keyboard.press('2');
  await expect(badge).toHaveAttribute('data-state', 'linked');
  await expect(badge).toHaveAttribute('data-goal', 'search');
  await browser.stopBackground();
  await triage.bringToFront();
  await triage.keyboard.press('z');
  await expect(badge).toHaveAttribute('data-state', 'unlinked');

  await expect(selected).toHaveCount(1);
  await triage.keyboard.press('?');
  await expect(triage.getByRole('dialog')).toBeVisible();
  await triage.keyboard.press('Escape');
  await expect(triage.getByRole('dialog')).toBeHidden();
  await end();
});
