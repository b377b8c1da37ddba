import { expect, type Page } from '@playwright/test';

/** What a screen reader is told of the badge, or of that of an issue; its text lives in a closed shadow root. */
export async function badgeName(page: Page, issue?: string): Promise<string> {
  const badge = issue ? `plumbline-badge[data-issue="${issue}"]` : 'plumbline-badge';
  return (await namesIn(page, badge, 'button'))[0] ?? '';
}

/** The accessible names of everything of a role inside our card; none while there is no card. */
export function cardNames(page: Page, role: string): Promise<string[]> {
  return namesIn(page, 'plumbline-card', role);
}

/** What a screen reader is told of the parts of the strip. */
export function stripNames(page: Page): Promise<string[]> {
  return namesIn(page, 'plumbline-strip:not([data-group])', 'button');
}

/** What a screen reader is told of the counts in the headers of groups, in document order. */
export function groupNames(page: Page): Promise<string[]> {
  return namesIn(page, 'body', 'image', ' shown: ');
}

async function namesIn(page: Page, selector: string, role: string, part = ''): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    if (nodeId === 0) return [];
    const { nodes } = await session.send('Accessibility.queryAXTree', { nodeId, role });
    const names = nodes.filter(({ ignored }) => !ignored).map(({ name }) => String(name?.value ?? ''));
    return names.filter((name) => name.includes(part));
  } finally {
    await session.detach();
  }
}

/**
 * Boxes of all elements that are not ours, in document order, rounded to a hundredth of a pixel. What moves to an end, as
 * a dialog that opens, is there.
 */
export function nativeBoxes(page: { evaluate(run: () => string[]): Promise<string[]> }): Promise<string[]> {
  return page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
    }
    return [...document.body.querySelectorAll('*')]
      .filter((element) => !element.closest('plumbline-badge, plumbline-card, plumbline-strip'))
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return `${element.tagName} ${[x, y, width, height].map((n) => Math.round(n * 100) / 100).join(' ')}`;
      });
  });
}

/** Presses the badge's pill, which begins at the start of its slot, and waits for the card. */
export async function openCard(page: Page): Promise<void> {
  await page.locator('plumbline-badge[data-state]').click({ position: { x: 20, y: 16 } });
  await expect.poll(() => cardNames(page, 'dialog')).toHaveLength(1);
}

/** Until the page has told what it has read, which it does when idle: by then its earlier idle work is done. */
export function told(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((done) => requestIdleCallback(() => done())));
}
