import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import * as z from 'zod/mini';
import type { Edit } from '../../../lib/core/edit.ts';
import type { MessageName, Messages, Reply } from '../../../lib/messages/protocol.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../../tools/chromium.ts';
import { extensionCopy } from '../../tools/extension.ts';
import type { Site } from '../../tools/site.ts';
import { exported } from './file.ts';
import { dump } from './raw-database.ts';
import { type Carried, carried } from './sync-internals.ts';

/** Devices of one person: profiles of real Chromium that are opened one after the other and meet in its sync. */

export type Rows = Record<string, unknown[]>;

/** In pages of the extension, where the functions given to `evaluate` run. */
declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
  storage: { sync: { get(key: null): Promise<Record<string, unknown>> } };
};

export type Device = { open(sync?: 'on' | 'off'): Promise<Opened> };

export type Opened = {
  browser: ChromiumWithPlumbline;
  /** The options. */
  page: Page;
  isSynced: boolean;
  /** Makes an edit, which has to be acknowledged. */
  edit(edit: Edit): Promise<Messages['edit']['value']>;
  /** Every row of the database, by table. */
  rows(): Promise<Rows>;
  mailbox(): Promise<Record<string, unknown>>;
  /** What the export button saves. */
  exported(): ReturnType<typeof exported>;
  /** Looks at the mailbox, and waits until the browser has sent all that is in it. */
  sent(): Promise<void>;
  close(): Promise<void>;
};

/** Devices that share one sync; the extension has the same id in all of them, as its path is the same. */
export function devicesOf(site: Site, hosts: readonly string[]): (name: string) => Device {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-profile-'));
  const extension = extensionCopy('chrome-mv3');
  /** What was last sent by any of them. */
  let newest = 0;

  const open = async (name: string, sync: 'on' | 'off'): Promise<Opened> => {
    const browser = await chromiumWithPlumbline(site, hosts, {
      profile: join(folder, name),
      extension,
      ...(sync === 'on' && { sync: join(folder, 'sync') }),
    });
    const page = await browser.open('options.html');
    const mailbox = () => page.evaluate(() => chrome.storage.sync.get(null));
    const internals = sync === 'on' ? await browser.context.newPage() : null;
    const inSync = async (): Promise<Carried> => {
      if (!internals) throw new Error(`${name} is not signed in.`);
      return carried(internals, browser.base);
    };
    if (internals) {
      await internals.goto('chrome://sync-internals');
      await expect
        .poll(async () => (await inSync()).newest, { intervals: [50] })
        .toBeGreaterThanOrEqual(newest);
    }
    return {
      browser,
      page,
      isSynced: sync === 'on',
      mailbox,
      edit: async (edit) => {
        const reply = await tell(page, 'edit', { id: randomUUID(), edit });
        if (!reply?.ok) throw new Error(`${edit.kind}: ${reply?.error.message ?? 'no answer'}`);
        return reply.value;
      },
      rows: async () => rowsIn(page),
      exported: () => exported(page),
      sent: async () => {
        await tell(page, 'sync-now', {});
        await expect
          .poll(async () => ({ isSent: (await inSync()).isSent, items: (await inSync()).items }), {
            intervals: [50],
          })
          .toEqual({ isSent: true, items: await mailbox() });
        newest = (await inSync()).newest;
      },
      close: () => browser.close(),
    };
  };
  return (name) => ({ open: (sync = 'on') => open(name, sync) });
}

/** Sends a message as the extension's own pages do, once; undefined when nobody answered. */
export function tell<N extends MessageName>(
  page: Page,
  name: N,
  ask: Messages[N]['ask'],
): Promise<Reply<N> | undefined> {
  const told = page.evaluate((message) => chrome.runtime.sendMessage(message).catch(() => undefined), {
    plumbline: 1,
    name,
    ask,
  });
  // The shape of a reply is for the unit tests.
  return told as Promise<Reply<N> | undefined>;
}

const dumped = z.object({
  tables: z.array(z.tuple([z.string(), z.array(z.unknown()), z.array(z.unknown())])),
});

/** Every row of the database, by table. */
export async function rowsIn(page: Page): Promise<Rows> {
  const { tables } = dumped.parse(await page.evaluate(dump));
  return Object.fromEntries(tables.map(([name, , rows]) => [name, rows]));
}
