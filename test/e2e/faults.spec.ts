import { expect, test } from '@playwright/test';
import { githubPage } from '../demo/github-page.ts';
import type { SampleIssue } from '../demo/sample.ts';
import { addressOf, jiraAddressOf } from '../demo/site.ts';
import { badgeName, openCard } from '../tools/badge.ts';
import { team } from './support/team.ts';

/** What a page or a tracker may do to us: right or absent, never wrong, and the page goes on. */

const HOSTILE = [
  '<img src=x onerror="window.hit=1">',
  '"><script>window.hit=1</script>',
  '{{window.hit=1}}',
  'javascript:window.hit=1',
  '\u202Etxet desrever \u200B\u200Bzero width',
  `lone \uD800 surrogate`,
  'x'.repeat(65_536),
];
const issue = (over: Partial<SampleIssue>): SampleIssue => ({
  number: 900,
  title: 'A title',
  author: 'jo',
  body: '',
  labels: ['checkout'],
  ...over,
});

for (const csp of [
  null,
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'none'; require-trusted-types-for 'script'",
]) {
  test(`hostile titles are text, ${csp ? 'under a strict policy' : 'without a policy'}`, async () => {
    const { site, browser, end } = await team();
    const page = await browser.context.newPage();
    for (const title of HOSTILE) {
      const body = githubPage(issue({ title }));
      site.page(addressOf({ number: 900 }), { body, headers: csp ? { 'content-security-policy': csp } : {} });
      await page.goto(addressOf({ number: 900 }));
      await expect(page.locator('plumbline-badge')).toHaveAttribute('data-state', 'focus');
      await openCard(page);
      expect(await page.evaluate(() => Reflect.get(window, 'hit'))).toBeUndefined();
      await page.keyboard.press('Escape');
    }
    const triage = await browser.open('triage.html');
    await expect(triage.locator('#root > *').first()).toBeVisible();
    expect(await triage.evaluate(() => Reflect.get(window, 'hit'))).toBeUndefined();
    await end();
  });
}

test('clobbering names and forged events: the right badge, nothing stored', async () => {
  const { site, browser, end } = await team();
  const names = [
    'children',
    'parentNode',
    'querySelector',
    'createElement',
    'body',
    'append',
    'navigation',
    'readyState',
    'location',
  ];
  const forms = names
    .map(
      (name) =>
        `<form id="${name}" name="${name}"><input name="children"><input name="attributes"></form><img name="${name}">`,
    )
    .join('');
  site.page(addressOf({ number: 900 }), githubPage(issue({})).replace('</main>', `</main>${forms}`));
  const page = await browser.context.newPage();
  await page.goto(addressOf({ number: 900 }));
  const badge = page.locator('plumbline-badge');
  await expect(badge).toHaveAttribute('data-state', 'focus');
  await page.evaluate(() => {
    const [host] = Document.prototype.getElementsByTagName.call(document, 'plumbline-badge');
    for (const type of ['click', 'keydown', 'pointerdown'])
      host?.dispatchEvent(new MouseEvent(type, { bubbles: true }));
    window.postMessage({ plumbline: 1, name: 'edit', ask: {} }, '*');
  });
  await expect(page.locator('plumbline-card')).toHaveCount(0);
  await expect(badge).toHaveCount(1);
  await end();
});

test('a page with every id and class stripped: no badge, no error; the options name the part', async () => {
  const { site, browser, end } = await team();
  const stripped = githubPage(issue({}))
    .replaceAll(/\s(id|class|data-[\w-]+)="[^"]*"/g, '')
    .replace(/<script.*?<\/script>/s, '');
  site.page(addressOf({ number: 900 }), stripped);
  const page = await browser.context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(addressOf({ number: 900 }));
  const options = await browser.open('options.html');
  await expect(options.getByText(/was not found|not be read|not found/i).first()).toBeVisible();
  await expect(page.locator('plumbline-badge')).toHaveCount(0);
  expect(errors).toEqual([]);
  await end();
});

test('a page that throws the badge out: it comes back after a redraw, and gives up on a page that insists', async () => {
  const { browser, end } = await team();
  const page = await browser.context.newPage();
  const badge = page.locator('plumbline-badge');
  await page.goto(addressOf({ number: 461 }));
  await expect(badge).toHaveAttribute('data-state', 'focus');
  await page.evaluate(() => {
    const meta = document.querySelector('[data-testid="issue-metadata-fixed"]');
    if (meta) meta.outerHTML = meta.outerHTML.replace(/<plumbline-badge.*?<\/plumbline-badge>/, '');
  });
  await expect(badge).toHaveAttribute('data-state', 'focus');
  await expect(badge).toHaveCount(1);
  const removed = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        let count = 0;
        let quiet = 0;
        const frame = () => {
          const host = document.querySelector('plumbline-badge');
          if (host) {
            host.remove();
            count += 1;
            quiet = 0;
          } else quiet += 1;
          document.body.dataset.turn = `${count} ${quiet}`;
          if (quiet < 60) requestAnimationFrame(frame);
          else done(count);
        };
        frame();
      }),
  );
  expect(removed).toBeGreaterThan(1);
  expect(removed).toBeLessThanOrEqual(5);
  await end();
});

const REFUSALS = [
  [401, 'application/json', '{}'],
  [403, 'application/json', '{}'],
  [404, 'application/json', '{"errorMessages":["gone"]}'],
  [429, 'application/json', '{}'],
  [500, 'text/plain', 'oops'],
  [200, 'text/html', '<html><form action="/login">Log in</form></html>'],
] as const;

test('Jira refuses: not read, said so, never a warning; the page is untouched', async () => {
  const { site, browser, end } = await team();
  let refusal: (typeof REFUSALS)[number] = REFUSALS[0];
  site.handle(({ url }) => {
    if (!url.pathname.startsWith('/rest/')) return null;
    const [status, type, body] = refusal;
    return { status, headers: { 'content-type': type }, body };
  });
  for (refusal of REFUSALS) {
    const page = await browser.context.newPage();
    await page.goto(jiraAddressOf('SHOP-97'));
    await expect(page.locator('plumbline-badge')).toHaveAttribute('data-state', 'unknown');
    // What fades in is told a frame later.
    await expect.poll(() => badgeName(page)).toMatch(/not read/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Colour of the sale badge on the list page',
    );
    await page.close();
  }
  await end();
});
