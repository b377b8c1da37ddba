import { expect, test } from '@playwright/test';
import { fillWith } from '../demo/fill.ts';
import { sampleFile } from '../demo/sample.ts';
import { addressOf, demoSite, HOSTS } from '../demo/site.ts';
import { chromiumWithPlumbline } from '../tools/chromium.ts';
import { rowsIn, tell } from './support/device.ts';
import { exported } from './support/file.ts';
import { trackerApis } from './support/space.ts';

/** A token is in the database alone, goes to its own API alone, and comes out nowhere. */

/** In pages of the extension, where the functions given to `evaluate` run. */
declare const chrome: { storage: Record<'local' | 'session' | 'sync', { get(key: null): Promise<object> }> };

const TOKEN = 'ghp_planted0123456789token';
const API = 'api.github.com';
const SHOP = 'github:github.com/acme/shop';

test('a planted token is found at no outlet, and is sent to the API of its host only', async () => {
  const site = await demoSite('light');
  const apis = await trackerApis(site);
  const asked: { host: string; authorization: string; rest: string }[] = [];
  site.handle(({ url, headers: { authorization = '', ...headers }, ...rest }) => {
    asked.push({ host: url.host, authorization, rest: JSON.stringify([url.href, headers, rest]) });
    return null;
  });
  const browser = await chromiumWithPlumbline(site, [...HOSTS, API], {
    args: ['--ignore-certificate-errors'],
    still: true,
  });
  const said: string[] = [];
  browser.context.on('console', (message) => said.push(message.text()));
  try {
    await fillWith(browser, sampleFile());
    const options = await browser.open('options.html#token');
    await options.getByLabel('GitHub token', { exact: true }).and(options.locator('input')).fill(TOKEN);
    await options.getByRole('button', { name: 'Store' }).click();
    await options.getByText('A token is stored').waitFor();

    // Whatever uses it: a space that is joined and published to, and an issue that its page does not tell all of.
    await tell(options, 'space-join', { address: 'acme/shop' });
    const share = { goals: ['checkout'], weeks: [], scopes: [SHOP], exempt: [], answers: true };
    const choice = { address: SHOP, share, take: [] };
    const preview = await tell(options, 'space-preview', { choice });
    const { seen } = preview?.ok ? preview.value : { seen: '' };
    expect(await tell(options, 'space-publish', { choice, seen })).toMatchObject({ ok: true });
    const page = await browser.context.newPage();
    await page.goto(addressOf({ number: 498 }));
    await page.locator('plumbline-badge[data-state]').waitFor();
    await expect
      .poll(() => apis.log.filter((line) => line.includes('/issues/498')).length)
      .toBeGreaterThan(0);
    await tell(options, 'sync-now', {});
    const keys = () => options.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
    await expect.poll(keys, 'the second copy is made').toContain('copy');

    const others = [await browser.open('popup.html'), await browser.open('triage.html')];
    const lookThrough = async (when: string) => {
      const { tokens, ...tables } = await rowsIn(options);
      expect(JSON.stringify(tokens)).toContain(TOKEN);
      const stored = await options.evaluate(async () => ({
        local: await chrome.storage.local.get(null),
        session: await chrome.storage.session.get(null),
        sync: await chrome.storage.sync.get(null),
        web: { ...localStorage, ...sessionStorage },
      }));
      // What is looked through is there: a search of nothing would find nothing.
      for (const area of ['local', 'session', 'sync'] as const)
        expect(Object.keys(stored[area]), area).not.toEqual([]);
      const outlets = {
        tables,
        ...stored,
        export: await exported(options),
        published: [...apis.repository.files],
        cookies: await browser.context.cookies(),
        pages: await Promise.all([options, page, ...others].map((one) => one.content())),
        requests: asked.map(({ rest }) => rest),
        console: said,
      };
      for (const [outlet, what] of Object.entries(outlets))
        expect(JSON.stringify(what), `${outlet}, ${when}`).not.toContain(TOKEN);
    };
    await lookThrough('when it was used');
    apis.refuse = { status: 401 };
    await tell(options, 'space-read', { address: SHOP });
    await expect(options.getByText(/does not take the token/).first()).toBeVisible();
    await page.reload();
    await page.locator('plumbline-badge[data-state]').waitFor();
    await lookThrough('when it was refused');

    const sent = asked.filter(({ authorization }) => authorization.includes(TOKEN));
    expect(new Set(sent.map(({ host }) => host))).toEqual(new Set([API]));
    expect(sent.some(({ rest }) => rest.includes('/contents/'))).toBe(true);
    expect(sent.some(({ rest }) => rest.includes('/issues/498'))).toBe(true);
    expect(apis.violations).toEqual([]);
  } finally {
    await browser.close();
    await site.close();
  }
});
