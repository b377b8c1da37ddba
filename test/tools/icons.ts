import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBrowser } from './browsers.ts';

/**
 * Draws the extension's icon and the toolbar's states as PNG files, by hand: `node test/tools/icons.ts`. Toolbars are
 * light or dark and a PNG cannot know, so the colours are of middle lightness and stand out on both.
 */

const TEAL = '#12858c';
const BRASS = '#d09a3e';
const AMBER = '#c27a10';
const GREY = '#7d868f';

const LINE = 'M7.25 0h1.5v5.5h-1.5z';
const BOB =
  'M6 5.2h4c.34 0 .65.18.82.46l1.38 2.26c.2.32.19.72-.01 1.03L8.5 15.1a.6.6 0 0 1-1 0L3.81 8.95a1 1 0 0 1-.01-1.03l1.38-2.26A.96.96 0 0 1 6 5.2z';
const TIP = 'M6.06 12.7h3.88L8.5 15.1a.6.6 0 0 1-1 0z';
const HOLLOW = 'M5.8 5.9h4.4l2 3-4.2 6.2-4.2-6.2z';

const fill = (path: string, colour: string) => `<path d="${path}" fill="${colour}"/>`;
const stroke = (path: string, colour: string, more = '') =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.5" stroke-linejoin="round" ${more}/>`;

const MARK = fill(LINE, TEAL) + fill(BOB, TEAL) + fill(TIP, BRASS);

/** What the toolbar says of the page in the tab, or of the week. */
const STATES = {
  focus: fill(LINE, TEAL) + fill(BOB, TEAL),
  linked: fill(LINE, TEAL) + stroke(HOLLOW, TEAL),
  unlinked: fill('M7.25 0h1.5v2.8h-1.5z', AMBER) + stroke('M5.8 6.5h4.4l2 2.8-4.2 5.8-4.2-5.8z', AMBER),
  unknown: fill('M7.25 0h1.5v4h-1.5z', GREY) + stroke(HOLLOW, GREY, 'stroke-dasharray="2 1.9"'),
  'no-focus':
    fill('M7.25 0h1.5v7.6h-1.5z', GREY) + stroke('M4.9 11a3.1 3.1 0 1 1 6.2 0a3.1 3.1 0 1 1-6.2 0z', GREY),
  off: `<g opacity=".6">${fill(LINE, GREY)}${fill(BOB, GREY)}</g>`,
};

const browser = await chromium.launch({ executablePath: ensureBrowser('chromium'), args: ['--no-sandbox'] });
const page = await browser.newPage();

/** @param margin share of the side that stays empty all around */
async function draw(path: string, drawing: string, size: number, margin = 0): Promise<void> {
  const around = 16 * margin;
  const box = `${-around} ${-around} ${16 + 2 * around} ${16 + 2 * around}`;
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<!doctype html><style>body{margin:0}svg{display:block}</style><svg width="${size}" height="${size}" viewBox="${box}">${drawing}</svg>`,
  );
  const file = resolve(import.meta.dirname, '../../public', path);
  mkdirSync(resolve(file, '..'), { recursive: true });
  writeFileSync(file, await page.screenshot({ omitBackground: true }));
}

for (const size of [16, 32, 48]) await draw(`icon/${size}.png`, MARK, size);
// Stores want room around the big one.
await draw('icon/128.png', MARK, 128, 0.16);
for (const [state, drawing] of Object.entries(STATES))
  for (const size of [16, 32]) await draw(`toolbar/${state}-${size}.png`, drawing, size);
await browser.close();
