import type { Page } from '@playwright/test';

/** What Chromium's own page about sync says of the extension's settings that travel. */
export type Carried = {
  items: Record<string, unknown>;
  /** The server has all of it. */
  isSent: boolean;
  /** The server's number of the newest item that is there, 0 when there is none. */
  newest: number;
};

type Node = {
  metadata?: { sequence_number: string; acked_sequence_number: string; server_version: string };
  SPECIFICS?: { extension_setting?: { extension_id: string; key: string; value: string } };
};

/**
 * @param page at chrome://sync-internals
 * @param base `chrome-extension://ID/`
 */
export async function carried(page: Page, base: string): Promise<Carried> {
  const all = await page.evaluate(nodes);
  const own = all.flatMap(({ metadata, SPECIFICS }) => {
    const setting = SPECIFICS?.extension_setting;
    return metadata && setting && base.includes(setting.extension_id) ? [{ ...metadata, ...setting }] : [];
  });
  return {
    items: Object.fromEntries(own.map(({ key, value }): [string, unknown] => [key, JSON.parse(value)])),
    isSent: own.every((one) => one.acked_sequence_number === one.sequence_number),
    newest: Math.max(0, ...own.map((one) => Number(one.server_version))),
  };
}

/** Runs in the page. */
async function nodes(): Promise<Node[]> {
  const path = 'chrome://resources/js/cr.js';
  const { sendWithPromise } = await import(path);
  const types: { type: string; nodes: Node[] }[] = await sendWithPromise('getAllNodes');
  return types.find(({ type }) => type === 'Extension settings')?.nodes ?? [];
}
