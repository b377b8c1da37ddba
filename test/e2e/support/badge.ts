import type { Page } from '@playwright/test';

/** What a screen reader is told of the badge; its text lives in a closed shadow root. */
export async function badgeName(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', {
      nodeId: root.nodeId,
      selector: 'plumbline-badge',
    });
    const { nodes } = await session.send('Accessibility.queryAXTree', { nodeId, role: 'button' });
    return String(nodes[0]?.name?.value ?? '');
  } finally {
    await session.detach();
  }
}

/** The accessible names of everything of a role inside our card. */
export async function cardNames(page: Page, role: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', {
      nodeId: root.nodeId,
      selector: 'plumbline-card',
    });
    const { nodes } = await session.send('Accessibility.queryAXTree', { nodeId, role });
    return nodes.map((node) => String(node.name?.value ?? ''));
  } finally {
    await session.detach();
  }
}

/** Boxes of all elements that are not ours, in document order, rounded to a hundredth of a pixel. */
export function nativeBoxes(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll('*')]
      .filter((element) => !element.closest('plumbline-badge, plumbline-card'))
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return `${element.tagName} ${[x, y, width, height].map((n) => Math.round(n * 100) / 100).join(' ')}`;
      }),
  );
}
