import { expect, test } from '@playwright/test';
import { sampleFile } from '../demo/sample.ts';
import { demoSite, HOSTS } from '../demo/site.ts';
import { chromiumWithPlumbline } from '../tools/chromium.ts';
import { choose, exported } from './support/file.ts';

test('import says first what would change; applied, undone, applied again; the export holds the same', async () => {
  const site = await demoSite();
  const browser = await chromiumWithPlumbline(site, HOSTS);
  const options = await browser.open('options.html');
  const empty = await exported(options);

  await choose(options, sampleFile());
  await expect(options.getByText(/Would add 5 goals/)).toBeVisible();
  expect(await exported(options)).toEqual(empty);

  await options.getByTestId('import-apply').click();
  await expect(options.getByTestId('import-apply')).toHaveCount(0);
  const full = await exported(options);
  const file = JSON.parse(sampleFile());
  expect(full.goals.map((goal: { id: string }) => goal.id)).toEqual(
    file.goals.map((goal: { id: string }) => goal.id),
  );
  expect(full.scopes.toSorted()).toEqual(file.scopes.toSorted());
  expect(full.dispositions).toHaveLength(file.dispositions.length);

  await browser.stopBackground();
  await options.bringToFront();
  await options.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => exported(options)).toEqual(empty);

  await choose(options, JSON.stringify(full));
  await options.getByTestId('import-apply').click();
  await expect.poll(() => exported(options)).toEqual(full);

  for (const [bad, message] of [
    ['{ "format": "plumbline", "version": 2 }', /newer Plumbline/],
    ['not json at all', /JSON/],
    ['{ "format": "something else", "version": 1 }', /plumbline/i],
  ] as const) {
    await choose(options, bad);
    await expect(options.getByRole('alert').filter({ hasText: message })).toBeVisible();
    await expect(options.getByTestId('import-apply')).toHaveCount(0);
  }
  expect(await exported(options)).toEqual(full);
  await browser.close();
  await site.close();
});
