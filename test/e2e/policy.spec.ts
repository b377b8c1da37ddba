import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { LOCKED_WORDS } from '../../lib/core/team/space.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { extensionCopy } from '../tools/extension.ts';
import { type FirefoxWithPlumbline, firefoxWithPlumbline } from '../tools/firefox.ts';
import {
  chromiumPolicy,
  firefoxWithPolicy,
  newIdentity,
  noChromiumPolicy,
  noFirefoxPolicy,
} from '../tools/policy.ts';
import { type Site, startSite } from '../tools/site.ts';
import { type Capture, capturesAreHere, loopCaptures } from './support/captures.ts';
import { badges, go, state } from './support/firefox-pages.ts';
import { trackerApis } from './support/space.ts';
import { focusNow } from './support/weeks.ts';

/** Policies as an administrator sets them, read by the browsers themselves, on a captured issue. */

/** In the extension's own pages. */
declare const browser: { storage: { managed: { get(keys: null): Promise<unknown> } } };
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

const HOSTS = ['github.com', 'api.github.com'];
/** Chromium waits until the files of its policies have been quiet for some seconds. */
const RELOADED = { timeout: 40_000 };

const SUNDAY = 7;
const goals = [
  { id: 'all', title: 'Everything serves this', rank: 1, rules: ['is:issue,pr'] },
  { id: 'none', title: 'Nothing serves this', rank: 2, rules: ['label:no-such-label'] },
];
const plan = (scope: string, goal: string) => ({
  format: 'plumbline',
  version: 1,
  scopes: [scope],
  goals,
  focus: focusNow({ goal }),
});

test.describe('a policy', () => {
  test.skip(!capturesAreHere, 'no ../shared/pages here');
  let site: Site;
  let issue: Capture;

  test.beforeAll(async () => {
    const [first] = loopCaptures().filter(({ url }) => url.host === 'github.com');
    if (!first) throw new Error('The captured issue is not there any more.');
    issue = first;
    site = await startSite(HOSTS);
    site.page(issue.url.href, issue.html);
  });
  test.afterAll(() => site?.close());

  test.describe('Chromium', () => {
    const why = noChromiumPolicy();
    test.skip(why !== null, why ?? '');
    const { id, key } = newIdentity();
    const policy = chromiumPolicy(id);
    let extension: string;
    let open: ChromiumWithPlumbline | null = null;

    test.beforeAll(() => {
      extension = extensionCopy('chrome-mv3', [], key);
    });
    test.afterEach(async () => {
      policy.remove();
      await open?.close();
      open = null;
    });

    const start = async (profile = mkdtempSync(join(tmpdir(), 'plumbline-profile-'))) => {
      // Else the background, unlike a page, refuses the site's certificate.
      const args = ['--ignore-certificate-errors'];
      const chromium = await chromiumWithPlumbline(site, HOSTS, { extension, profile, args });
      open = chromium;
      const page = await chromium.context.newPage();
      await page.goto(issue.url.href);
      return { chromium, profile, page, options: await chromium.open('options.html') };
    };

    test('fault 57: no policy: nothing is drawn, locked or listed', async () => {
      const { page, options } = await start();
      await expect(options.getByText('No problems')).toBeVisible();
      await expect(days(options)).toBeEnabled();
      await expect(days(options)).toHaveValue('1');
      await expect(options.getByText(LOCKED_WORDS)).toHaveCount(0);
      await expect(page.locator('plumbline-badge')).toHaveCount(0);
    });

    test('fault 57: shown and locked, then changed, partly wrong, and taken away, under open pages', async () => {
      const settings = { weekStart: SUNDAY, exempt: ['is:bot', 'lable:x'], hue: 1 };
      policy.set({ colour: 'teal', file: { ...plan(issue.scope, 'all'), mood: 'calm' }, settings });
      const { chromium, page, options } = await start();
      expect(new URL(chromium.base).host).toBe(id);
      const badge = page.locator('plumbline-badge');

      await test.step('what it sets shows; what it cannot set is left out', async () => {
        await expect(badge).toHaveAttribute('data-state', 'focus');
        await expect(badge).toHaveAttribute('data-goal', 'all');
        await expect(days(options)).toBeDisabled();
        await expect(days(options)).toHaveValue(String(SUNDAY));
        await expect(options.getByText(LOCKED_WORDS)).toHaveCount(2);
        await expect(options.getByRole('button', { name: 'Remove is:bot' })).toBeDisabled();
        await expect(options.locator('#problems')).toContainText('settings.exempt[1]: ');
        await expect(options.locator('#problems')).toContainText('no qualifier is called "lable"');
      });

      await test.step('no edit changes it', async () => {
        const edit = { kind: 'settings', patch: { weekStart: 1 } };
        const reply = await asking(options, 'edit', { id: 'edit-000001', edit });
        expect(reply).toMatchObject({ ok: false, error: { code: 'locked', message: LOCKED_WORDS } });
      });

      await test.step('changed: the badge and the options follow', async () => {
        policy.set({ file: plan(issue.scope, 'none') });
        await expect(badge).toHaveAttribute('data-state', 'linked', RELOADED);
        await expect(days(options)).toBeEnabled();
        await expect(days(options)).toHaveValue('1');
        await expect(options.getByText(LOCKED_WORDS)).toHaveCount(0);
        await expect(options.getByText('No problems')).toBeVisible();
      });

      await test.step('a wrong type is dropped, and the rest stands', async () => {
        policy.set({ spaces: 7, file: plan(issue.scope, 'all'), settings: { weekStart: 'Sunday' } });
        await expect(badge).toHaveAttribute('data-state', 'focus', RELOADED);
        await expect(days(options)).toBeEnabled();
        policy.set({ file: { ...plan(issue.scope, 'all'), goals: 'all' }, settings: { weekStart: 6 } });
        await expect(days(options)).toHaveValue('6', RELOADED);
        await expect(badge).toHaveCount(0);
      });

      await test.step('taken away: nothing of it stays', async () => {
        policy.remove();
        await expect(days(options)).toBeEnabled(RELOADED);
        await expect(days(options)).toHaveValue('1');
        await expect(options.getByText(LOCKED_WORDS)).toHaveCount(0);
      });
    });

    test('fault 57: everyone is in a space that it names, until it names it no more', async () => {
      const { repository } = await trackerApis(site);
      repository.files.set('.github/plumbline.json', JSON.stringify(plan(issue.scope, 'all')));
      policy.set({ spaces: ['acme/shop', 'our team'] });
      const { page, options } = await start();
      await expect(page.locator('plumbline-badge')).toHaveAttribute('data-state', 'focus');
      await expect(options.locator('#problems')).toContainText('spaces[1]: Write acme/shop');
      const left = await asking(options, 'space-leave', { address: 'github:github.com/acme/shop' });
      expect(left).toMatchObject({ ok: false, error: { message: LOCKED_WORDS } });
      policy.remove();
      await expect(page.locator('plumbline-badge')).toHaveCount(0, RELOADED);
    });

    test('fault 57: changed while the browser was closed', async () => {
      policy.set({ file: plan(issue.scope, 'all') });
      const first = await start();
      await expect(first.page.locator('plumbline-badge')).toHaveAttribute('data-state', 'focus');
      await first.chromium.close();
      policy.set({ file: plan(issue.scope, 'none') });
      const second = await start(first.profile);
      await expect(second.page.locator('plumbline-badge')).toHaveAttribute('data-state', 'linked');
      await second.chromium.close();
      policy.remove();
      const third = await start(first.profile);
      await expect(third.options.getByText('No problems')).toBeVisible();
      await expect(third.page.locator('plumbline-badge')).toHaveCount(0);
    });
  });

  test.describe('Firefox', () => {
    const why = noFirefoxPolicy();
    test.skip(why !== null, why ?? '');
    let program: ReturnType<typeof firefoxWithPolicy>;
    let firefox: FirefoxWithPlumbline | null = null;

    test.beforeAll(() => {
      program = firefoxWithPolicy();
    });
    test.afterEach(async () => {
      await firefox?.close();
      firefox = null;
    });
    test.afterAll(() => program?.remove());

    const start = async (executable?: string) => {
      firefox = await firefoxWithPlumbline(site, executable ? { executable } : {});
      await go(firefox.own, 'options.html');
      return firefox;
    };

    test('fault 57: no policy, which Firefox answers with an error: defaults, and nothing is listed', async () => {
      const { own } = await start();
      await own.waitForFunction(() =>
        document.querySelector('#problems')?.textContent?.includes('No problems'),
      );
      expect(await settingsIn(own)).toEqual({ day: '1', locked: false, told: 0 });
      const asked = await own.evaluate(() =>
        browser.storage.managed.get(null).then(String, (error: unknown) => `rejected: ${error}`),
      );
      expect(asked).toMatch(/^rejected: /);
    });

    test('fault 57: shown and locked; wrong types and unknown names are dropped and listed; then changed', async () => {
      program.set({
        colour: 'teal',
        spaces: 7,
        file: JSON.stringify({ ...plan(issue.scope, 'all'), mood: 'calm' }),
        settings: { weekStart: SUNDAY, partsOff: 'all' },
      });
      const { browser: opened, own, close } = await start(program.executable);
      const page = await opened.newPage();
      await page.goto(issue.url.href);
      await state(page, 'focus');
      expect(await settingsIn(own)).toEqual({ day: String(SUNDAY), locked: true, told: 1 });
      const problems = await own.$eval('#problems', (section) => section.textContent ?? '');
      for (const line of [
        'colour: No policy can set this.',
        'spaces: Put a list here.',
        'settings.partsOff: Put a list here.',
      ])
        expect(problems).toContain(line);

      await close();
      program.set({ file: plan(issue.scope, 'none'), settings: { exempt: ['is:bot'] } });
      const next = await start(program.executable);
      const again = await next.browser.newPage();
      await again.goto(issue.url.href);
      await state(again, 'linked');
      expect(await badges(again)).toBe(1);
      expect(await settingsIn(next.own)).toEqual({ day: '1', locked: false, told: 1 });
    });
  });
});

/** The choice of the week's first day. */
function days(options: Page) {
  return options.getByRole('combobox', { name: 'A week begins on' });
}

/** What the background answers, whatever the page would let a person do. */
function asking(options: Page, name: string, ask: object): Promise<unknown> {
  return options.evaluate((message) => chrome.runtime.sendMessage(message), { plumbline: 1, name, ask });
}

/** The first day of the week, whether it is locked, and how often options say why. */
function settingsIn(own: FirefoxWithPlumbline['own']) {
  return own.evaluate((words) => {
    const choice = document.querySelector<HTMLSelectElement>('#week select');
    const told = [...document.querySelectorAll('.note')].filter((note) => note.textContent === words);
    return { day: choice?.value, locked: choice?.disabled, told: told.length };
  }, LOCKED_WORDS);
}
