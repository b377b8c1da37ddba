import { expect, type Page, test } from '@playwright/test';
import type { PlumblineFile } from '../../lib/core/file.ts';
import { demoSite, HOSTS } from '../demo/site.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import type { Site } from '../tools/site.ts';
import { type Trackers, trackerApis } from './support/space.ts';

/** What a person does with a team's space in the pages of the built extension, against GitHub's API. */

const PATH = '.github/plumbline.json';
const checkout = {
  ...{ id: 'checkout', title: 'Checkout under two seconds', rank: 1, state: 'active' as const },
  ...{ rules: ['is:issue'], due: '2027-01-31' },
};
const PLAN: PlumblineFile = {
  format: 'plumbline',
  version: 1,
  scopes: ['github:github.com/acme/shop'],
  goals: [checkout],
};

let site: Site;
let apis: Trackers;
let browser: ChromiumWithPlumbline;

test.beforeEach(async () => {
  site = await demoSite('light');
  apis = await trackerApis(site);
  put(PLAN);
  browser = await chromiumWithPlumbline(site, [...HOSTS, 'api.github.com'], {
    args: ['--ignore-certificate-errors'],
    still: true,
  });
});
test.afterEach(async () => {
  await browser?.close();
  await site?.close();
  expect(apis.violations).toEqual([]);
});

const put = (file: PlumblineFile) => void apis.repository.files.set(PATH, JSON.stringify(file));
const written = (): PlumblineFile => JSON.parse(apis.repository.files.get(PATH) ?? '{}');

const joined = () => joinedTo(browser, 1);

async function joinedTo(member: ChromiumWithPlumbline, goals: number): Promise<Page> {
  const options = await member.open('options.html#team');
  await options
    .getByLabel('GitHub token', { exact: true })
    .and(options.locator('input'))
    .fill('ghp_planted0123456789');
  await options.getByRole('button', { name: 'Store' }).click();
  await options.getByText('A token is stored').waitFor();
  await options.getByLabel('Address of a team space').fill('acme/shop');
  await options.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(options.getByText(new RegExp(`^${goals} goals?, read \\d+:\\d\\d$`))).toBeVisible();
  return options;
}

/** As a person changes the team's goal in the popup. */
async function draft(due: string): Promise<void> {
  const popup = await browser.open('popup.html');
  // Without a focus the popup opens on the question for one.
  await popup.getByRole('button', { name: 'Later' }).click();
  await popup.getByRole('button', { name: checkout.title, exact: true }).click();
  await popup.getByRole('button', { name: 'Take into your plan' }).click();
  await popup.getByLabel('Due').fill(due);
  await popup.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(popup.getByText('Changed here, not published')).toBeVisible();
  await popup.close();
}

test('a space in a scope is offered once, and its goals stand first after one click', async () => {
  const options = await browser.open('options.html');
  await options.getByLabel('Repository, owner or Jira address').fill('acme/shop');
  await options.getByRole('button', { name: 'Add', exact: true }).first().click();
  const popup = await browser.open('popup.html');
  const offer = popup.getByRole('region', { name: 'Team space' });
  await expect(offer).toContainText('acme/shop carries a Plumbline: join?');
  await offer.getByRole('button', { name: 'Join' }).click();
  await expect(offer).toContainText('You are in acme/shop');
  await expect(popup.getByText(checkout.title)).toBeVisible();
  await popup.reload();
  await popup.locator('.pop-foot').waitFor();
  await expect(offer).toHaveCount(0);
});

test('what a person changed is shown, met by what another one wrote, and published as chosen', async () => {
  const options = await joined();
  await draft('2027-03-31');
  put({ ...PLAN, goals: [{ ...checkout, due: '2027-02-28' }], exempt: ['label:flaky'] });
  await options.getByRole('button', { name: 'Publish to acme/shop' }).click();
  const dialog = options.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: checkout.title })).toBeChecked();
  await dialog.getByRole('button', { name: 'Show difference' }).click();
  await expect(dialog).toContainText('There is nothing to publish');
  await expect(dialog.getByRole('region', { name: /^Others changed/ })).toContainText(
    'due 28 Feb, was 31 Jan',
  );
  await dialog.getByRole('radio', { name: 'Use mine: 31 Mar' }).check();
  await expect(dialog.getByRole('region', { name: 'Publishing changes' })).toContainText(
    'due 31 Mar, was 28 Feb',
  );

  put({ ...written(), exempt: ['label:flaky', 'label:docs'] });
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Someone else wrote in between');
  await expect(dialog).toContainText('label:docs');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(options.getByText('Published to acme/shop')).toBeVisible();
  expect(written()).toMatchObject({ goals: [{ due: '2027-03-31' }], exempt: ['label:flaky', 'label:docs'] });
  const popup = await browser.open('popup.html');
  await popup.getByRole('button', { name: 'Later' }).click();
  await expect(popup.getByText(checkout.title)).toBeVisible();
  await expect(popup.getByText('Changed here, not published')).toHaveCount(0);
});

test('a proposal is looked at before it is the plan', async () => {
  const options = await joined();
  const next = { ...PLAN, goals: [{ ...checkout, due: '2027-03-31' }] };
  await options.getByRole('textbox', { name: /^A proposal/ }).fill(JSON.stringify(next));
  await options.getByRole('button', { name: 'Look at it' }).click();
  await expect(options.getByText(`Goal ${checkout.title}: due 31 Mar, was 31 Jan`)).toBeVisible();
  expect(written()).toEqual(PLAN);
  await options.getByRole('button', { name: 'Publish…', exact: true }).click();
  await options.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(options.getByText('Published to acme/shop')).toBeVisible();
  expect(written()).toMatchObject(next);
});

test('a token that is not taken any more is asked for once, in the popup', async () => {
  const options = await joined();
  apis.refuse = { status: 401 };
  await options.getByRole('button', { name: 'Read acme/shop now' }).click();
  const asked = 'GitHub does not take the token for github.com any more';
  await expect(options.getByText(asked).first()).toBeVisible();
  const popup = await browser.open('popup.html');
  await popup.getByRole('button', { name: 'Later' }).click();
  await expect(popup.getByText(asked)).toHaveCount(1);
  apis.refuse = null;
  await popup.getByRole('button', { name: 'Forget it' }).click();
  await expect(popup.getByText(asked)).toHaveCount(0);
  // A public repository is read without one.
  await expect(popup.getByText('acme/shop, ')).toHaveCount(0);
  await expect(options.getByText(asked)).toHaveCount(0);
});

test('two members rank the goals and answer the month’s question, and both see what all say, without a name', async () => {
  const search = { ...checkout, id: 'search', title: 'Search finds it first time', rank: 2 };
  put({ ...PLAN, goals: [checkout, search] });
  const other = await chromiumWithPlumbline(site, [...HOSTS, 'api.github.com'], {
    args: ['--ignore-certificate-errors'],
    still: true,
  });
  try {
    apis.repository.login = 'dana';
    const dana = (await joinedTo(browser, 2)).getByRole('region', {
      name: 'What the team says in acme/shop',
    });
    await dana
      .getByRole('button', { name: /^Move Search finds it first time, place 2 of 2/ })
      .press('ArrowUp');
    await dana.getByRole('button', { name: 'Save ranking' }).click();
    await expect(dana.getByText('This is your answer')).toBeVisible();
    await dana.getByRole('button', { name: 'Yes' }).click();
    await expect(dana).toContainText('1 of 1 answered this month, 1 of them yes');

    apis.repository.login = 'eli';
    const eli = (await joinedTo(other, 2)).getByRole('region', { name: 'What the team says in acme/shop' });
    await eli.getByRole('button', { name: 'Save ranking' }).click();
    await expect(eli.getByText('This is your answer')).toBeVisible();
    await eli.getByRole('button', { name: 'Read them' }).click();
    const together = eli.getByRole('list', { name: 'All together 2 of 2 answered' }).getByRole('listitem');
    await expect(together).toHaveText([/Checkout.*first for 1 of 2/, /Search.*first for 1 of 2/]);
    await dana.getByRole('button', { name: /^Read/ }).click();
    await expect(dana).toContainText('2 of 2 answered');
    await expect(dana).not.toContainText(/dana|eli/);
    const files = ['dana', 'eli'].map((login) =>
      apis.repository.files.get(`.github/plumbline/${login}.json`),
    );
    expect(files.map((text) => Object.values(JSON.parse(text ?? '{}').ranking))).toEqual([
      [['search', 'checkout']],
      [['checkout', 'search']],
    ]);
  } finally {
    await other.close();
  }
});
