import { expect, type Page } from '@playwright/test';

/** What a person does in the popup, by what it says. */

export async function track(popup: Page, name: string): Promise<void> {
  await popup.getByRole('button', { name: `Track ${name}`, exact: true }).click();
  await expect(popup.getByRole('button', { name: `Track ${name}`, exact: true })).toHaveCount(0);
}

export async function addGoal(popup: Page, title: string, rules: string): Promise<void> {
  await popup.getByRole('button', { name: 'Add a goal' }).click();
  await popup.getByRole('textbox', { name: 'Goal', exact: true }).fill(title);
  await popup.getByRole('textbox', { name: 'Link rules' }).fill(rules);
  await popup.getByRole('button', { name: 'Save' }).click();
  await expect(popup.getByText(title).first()).toBeVisible();
  await expect(popup.getByRole('textbox', { name: 'Link rules' })).toHaveCount(0);
}

export async function setFocus(popup: Page, title: string): Promise<void> {
  await popup.getByRole('radio', { name: title }).check({ force: true });
  await popup.getByRole('button', { name: 'Set focus' }).click();
  await expect(popup.getByRole('heading', { level: 1, name: title })).toBeVisible();
}
