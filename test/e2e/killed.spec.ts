import { appendFileSync, globSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { chromiumWithPlumbline } from '../tools/chromium.ts';
import { extensionCopy } from '../tools/extension.ts';
import { type Site, startSite } from '../tools/site.ts';
import { type Dice, diceOf } from './support/dice.ts';
import { expectWhole, look, park } from './support/kills.ts';

/** Background, browser and popup are killed at random moments while they save and sync. */

const HOSTS = ['github.com'];
const LATEST_MS = 500;
/** Browsers beside each other, as most of the time is waiting. */
const BESIDE = [0, 1];
const BACKGROUND_KILLS = 100;
const BROWSER_KILLS = 20;

let site: Site;
test.beforeAll(async () => {
  site = await startSite(HOSTS);
});
test.afterAll(() => site?.close());

const pass = (ms: number) => new Promise((passed) => setTimeout(passed, ms));

test(`fault 1, 2: ${BACKGROUND_KILLS} kills of the background: no acknowledged edit is lost, torn or there twice`, async () => {
  const dice = diceOf(test.info());
  const again = await Promise.all(BESIDE.map(() => killBackground(dice, BACKGROUND_KILLS / BESIDE.length)));
  console.log(`${again.join(' and ')} edits had to be sent twice`);
});

/** @returns how many edits had to be sent twice */
async function killBackground(dice: Dice, kills: number): Promise<number> {
  const browser = await chromiumWithPlumbline(site, HOSTS);
  const page = await browser.open('options.html');
  const pages = [page, await browser.open('triage.html')];
  const session = await browser.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  const acknowledged: number[] = [];
  let again = 0;
  for (let round = 0; round < kills; round++) {
    const edits = pages.map((from, i) => {
      const n = round * pages.length + i;
      return { n, from, saved: park(from, n) };
    });
    const looking = look(page);
    await pass(dice(LATEST_MS + 1));
    await session.send('ServiceWorker.stopAllWorkers');
    await looking;
    for (const { n, from, saved } of edits) {
      // As ask.ts does: the same edit once more.
      if (!(await saved)) {
        again += 1;
        expect(await park(from, n)).toBe(true);
      }
      acknowledged.push(n);
    }
  }
  await expectWhole(page, acknowledged);
  await browser.close();
  return again;
}

test(`fault 4: ${BROWSER_KILLS} kills of the browser: after a restart every acknowledged edit is there`, async () => {
  const dice = diceOf(test.info());
  const counts = await Promise.all(BESIDE.map(() => killBrowser(dice, BROWSER_KILLS / BESIDE.length)));
  console.log(`${counts.join(' and ')} edits were acknowledged`);
  expect(Math.min(...counts)).toBeGreaterThan(0);
});

test('fault 4: a record that a kill left unfinished in the log of the database costs no acknowledged edit', async () => {
  const again = {
    profile: mkdtempSync(join(tmpdir(), 'plumbline-profile-')),
    extension: extensionCopy('chrome-mv3'),
  };
  const acknowledged: number[] = [];
  for (let round = 0; round < 4; round++) {
    const browser = await chromiumWithPlumbline(site, HOSTS, again);
    const page = await browser.open('options.html');
    await expectWhole(page, acknowledged);
    for (const n of [2 * round, 2 * round + 1]) {
      expect(await park(page, n)).toBe(true);
      acknowledged.push(n);
    }
    await browser.kill();
    tearLog(again.profile);
  }
});

/** LevelDB writes a record's head before the record; the next time it writes on behind a head that has none. */
function tearLog(profile: string): void {
  const [log, ...more] = globSync('Default/IndexedDB/*.leveldb/*.log', { cwd: profile });
  if (log === undefined || more.length > 0) throw new Error('The database of Chromium has not one log.');
  const [check, length, whole] = [[0, 0, 0, 0], [100, 0], 1];
  appendFileSync(join(profile, log), Buffer.from([...check, ...length, whole]));
}

/** @returns how many edits were acknowledged */
async function killBrowser(dice: Dice, kills: number): Promise<number> {
  const again = {
    profile: mkdtempSync(join(tmpdir(), 'plumbline-profile-')),
    extension: extensionCopy('chrome-mv3'),
  };
  const acknowledged: number[] = [];
  let n = 0;
  for (let round = 0; ; round++) {
    const browser = await chromiumWithPlumbline(site, HOSTS, again);
    const page = await browser.open('options.html');
    await expectWhole(page, acknowledged);
    if (round === kills) {
      await browser.close();
      return acknowledged.length;
    }
    let isAlive = true;
    const save = async () => {
      while (isAlive) {
        const edit = n++;
        // What was under way is answered by nobody.
        if (await park(page, edit).catch(() => false)) acknowledged.push(edit);
      }
    };
    const work = [save(), save(), look(page).catch(() => undefined)];
    await pass(dice(LATEST_MS + 1));
    await browser.kill();
    isAlive = false;
    await Promise.all(work);
  }
}
