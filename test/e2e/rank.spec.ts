import { expect, test } from '@playwright/test';
import { team } from './support/team.ts';

test('goals are ranked by dragging, and stay so', async () => {
  const { browser, end } = await team({ still: true });
  try {
    const popup = await browser.open('popup.html');
    const names = popup.locator('.goal-name');
    const before = await names.allTextContents();
    expect(before).toHaveLength(5);
    const handles = popup.getByRole('button', { name: /^Move / });
    // The pointer comes to a handle, and dragging is loaded.
    await handles.nth(2).hover();
    await popup.locator('[id^=DndLiveRegion]').waitFor({ state: 'attached' });
    await handles.nth(2).hover();
    const [from, to] = [await handles.nth(2).boundingBox(), await handles.nth(0).boundingBox()];
    if (!from || !to) throw new Error('no handles');
    await popup.mouse.down();
    await popup.mouse.move(from.x + 6, from.y - 8, { steps: 4 });
    await popup.mouse.move(to.x + 6, to.y + 2, { steps: 12 });
    await popup.mouse.up();
    const after = [before[2], before[0], before[1], before[3], before[4]];
    await expect(names).toHaveText(after.map(String));
    await expect(popup.getByText('Saved on this device').first()).toBeVisible();
    await popup.reload();
    await expect(names).toHaveText(after.map(String));
  } finally {
    await end();
  }
});
