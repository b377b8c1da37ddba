import { expect, test } from '@playwright/test';
import * as z from 'zod/mini';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { type Site, startSite } from '../tools/site.ts';

/** The background is killed at random moments while it saves: every edit is there, once. */

const KILLS = 40;
/** From before the message arrives to after it was answered. */
const LATEST_MS = 40;

type Reply = { ok: boolean } | undefined;

/** In pages of the extension, where the functions given to `evaluate` run. */
declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<Reply> };
  storage: { local: { get(key: string): Promise<unknown> } };
};

test.describe('a killed background', () => {
  let site: Site;
  let browser: ChromiumWithPlumbline;

  test.beforeEach(async () => {
    site = await startSite(['github.com']);
    browser = await chromiumWithPlumbline(site, ['github.com']);
  });
  test.afterEach(async () => {
    await browser?.close();
    await site?.close();
  });

  test('loses no acknowledged edit, and makes none twice', async () => {
    const page = await browser.open('options.html');
    const session = await browser.context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    const save = (number: number) =>
      page.evaluate(async (n): Promise<Reply> => {
        const issues = [`github:github.com/acme/shop#${n}`];
        const edit = { kind: 'dispose', issues, disposition: { kind: 'parked' } };
        const ask = { id: `edit-killed-${n}`, edit };
        return chrome.runtime.sendMessage({ plumbline: 1, name: 'edit', ask }).catch(() => undefined);
      }, number);

    let unanswered = 0;
    for (let n = 1; n <= KILLS; n += 1) {
      const saving = save(n);
      await new Promise((passed) => setTimeout(passed, Math.random() * LATEST_MS));
      await session.send('ServiceWorker.stopAllWorkers');
      const reply = await saving;
      if (!reply) unanswered += 1;
      expect(reply ?? (await save(n))).toMatchObject({ ok: true });
    }

    const stored = await page.evaluate(
      () =>
        new Promise<unknown>((resolve) => {
          const opening = indexedDB.open('plumbline');
          opening.onsuccess = () => {
            const reading = opening.result.transaction(['dispositions', 'edits']);
            const [records, edits] = [
              reading.objectStore('dispositions').count(),
              reading.objectStore('edits').count(),
            ];
            reading.oncomplete = () => resolve({ records: records.result, edits: edits.result });
          };
        }),
    );
    expect(stored).toEqual({ records: KILLS, edits: KILLS });
    const local: unknown = await page.evaluate(() =>
      chrome.storage.local.get('acts:github:github.com/acme/shop'),
    );
    const published = z
      .record(z.string(), z.object({ dispositions: z.record(z.string(), z.unknown()) }))
      .parse(local);
    expect(Object.keys(Object.values(published)[0]?.dispositions ?? {})).toHaveLength(KILLS);
    console.log(`${unanswered} of ${KILLS} edits had to be sent twice`);
  });
});
