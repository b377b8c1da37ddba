import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { openCard, stripNames } from '../tools/badge.ts';
import { chromiumWithPlumbline } from '../tools/chromium.ts';
import { fillWith } from './fill.ts';
import { listedFile } from './listed.ts';
import { githubIssues, JIRA_HOST, jiraIssues } from './sample.ts';
import { addressOf, demoSite, HOSTS, jiraAddressOf, LISTS } from './site.ts';

const BADGE = 'plumbline-badge[data-state]';
const ROWS = 'li, [data-board-card-id], tr, [id^=card-]';

/** Pictures of every surface in one theme: `popup-light.png`, `card-unlinked-dark.png`, … */
export async function shoot(mode: 'light' | 'dark', dir: string): Promise<void> {
  const site = await demoSite(mode);
  const browser = await chromiumWithPlumbline(site, HOSTS, {
    dark: mode === 'dark',
    still: true,
    granted: [`https://${JIRA_HOST}/*`],
  });
  try {
    const save = (page: Page, name: string) => page.screenshot({ path: join(dir, `${name}-${mode}.png`) });
    const welcome = await browser.open('welcome.html');
    await welcome.getByText('Where should it be on?').waitFor();
    await save(welcome, 'welcome');
    await welcome.close();
    await fillWith(browser, listedFile());

    const page = await browser.context.newPage();
    for (const issue of githubIssues) {
      await page.goto(addressOf(issue));
      await page.locator(BADGE).waitFor();
      await save(page, `github-${issue.number}`);
    }
    for (const issue of jiraIssues) {
      await page.goto(jiraAddressOf(issue.key));
      await page.locator(BADGE).waitFor();
      await save(page, `jira-${issue.key.toLowerCase()}`);
    }
    for (const [name, { address }] of Object.entries(LISTS)) {
      await page.goto(address);
      await page.locator('plumbline-strip[data-shown]').waitFor();
      // Drawn are those on screen, which is all of them.
      const rows = page.locator(ROWS);
      await expect(rows.locator(BADGE).filter({ visible: true })).toHaveCount(await rows.count());
      // Jira answers for what its rows do not show; for GitHub's cards the pages above do, but for the one in reader mode.
      const unread = name === 'github-board' ? /\b1 not read/ : /^(?!.*not read)/;
      await expect.poll(async () => (await stripNames(page)).join()).toMatch(unread);
      await save(page, name);
    }
    for (const [name, address] of [
      ['card-unlinked', addressOf({ number: 471 })],
      ['card-focus', addressOf({ number: 461 })],
      ['card-jira', jiraAddressOf('SHOP-141')],
    ] as const) {
      await page.goto(address);
      await openCard(page);
      await save(page, name);
    }
    for (const [name, width, height, ...parts] of [
      ['popup', 380, 600, '.here:has(b)', '.pop-saved'],
      ['triage', 1160, 720, '[data-testid="triage-row"]'],
      ['sidepanel', 360, 720, '[data-testid="triage-row"]'],
      ['options', 1060, 1500, '#scopes'],
      ['options#team', 1060, 900, '#team'],
    ] as const) {
      const [file, section] = name.split('#');
      const own = await browser.context.newPage();
      await own.setViewportSize({ width, height });
      await own.goto(`${browser.base}${file}.html#${section ?? ''}`);
      // Only with what a surface has read is its picture whole.
      for (const part of parts) await own.locator(part).first().waitFor();
      await save(own, name.replace('#', '-'));
      await own.close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
}
