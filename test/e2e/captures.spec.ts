import { expect, test } from '@playwright/test';
import { fillWith } from '../demo/fill.ts';
import { badgeName, nativeBoxes } from '../tools/badge.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { type Site, startSite } from '../tools/site.ts';
import { capturesAreHere, issueCaptures } from './support/captures.ts';

/** Every captured issue and pull request page in Chromium, before and after its repository or project is opted in. */

test.describe('captured pages', () => {
  test.skip(!capturesAreHere, 'no ../shared/pages here');
  const captures = capturesAreHere ? issueCaptures() : [];
  const hosts = [...new Set(captures.map(({ url }) => url.host))];
  const goal = {
    id: 'all',
    title: 'Everything serves this',
    rank: 1,
    state: 'active',
    rules: ['is:issue,pr'],
  };
  let site: Site;
  let quiet: ChromiumWithPlumbline;
  let active: ChromiumWithPlumbline;

  test.beforeAll(async () => {
    site = await startSite(hosts);
    const granted = hosts.filter((host) => host !== 'github.com').map((host) => `https://${host}/*`);
    quiet = await chromiumWithPlumbline(site, hosts, { granted });
    active = await chromiumWithPlumbline(site, hosts, { granted });
    const scopes = captures.map(({ scope }) => scope);
    await fillWith(active, JSON.stringify({ format: 'plumbline', version: 1, scopes, goals: [goal] }));
  });
  test.afterAll(async () => {
    await Promise.all([quiet?.close(), active?.close()]);
    await site?.close();
  });

  for (const { name, url, key, html, tracker } of captures) {
    test(`${name}: one badge that moves nothing`, async () => {
      site.page(url.href, html);
      const before = await quiet.context.newPage();
      await before.goto(url.href, { waitUntil: 'load' });
      const page = await active.context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(url.href, { waitUntil: 'load' });

      const badge = page.locator('plumbline-badge');
      await expect(badge).toHaveAttribute('data-state', 'linked');
      await expect(badge).toHaveCount(1);
      await expect(badge).toHaveAttribute('data-goal', 'all');
      expect((await badge.getAttribute('data-issue'))?.toLowerCase()).toBe(key.toLowerCase());
      expect(await badgeName(page)).toBe('Linked to goal 1: Everything serves this. Open card');
      // A classic Jira page has room only in the line of the key, which is 20 px high.
      expect((await badge.boundingBox())?.height).toBe(tracker === 'jira-dc' ? 20 : 32);
      expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
      expect(await before.locator('plumbline-badge').count()).toBe(0);
      expect(errors.filter((message) => /plumbline/i.test(message))).toEqual([]);
      await Promise.all([before.close(), page.close()]);
    });
  }
});
