import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadedBy, sizeOf } from './sizes.ts';

const html = `<script type="module" crossorigin src="/chunks/popup-1.js"></script>
  <link rel="modulepreload" crossorigin href="/chunks/react-1.js"><link rel="stylesheet" href="/assets/popup.css">
  <a href="/options.html">no</a><img src="/icon/16.png">`;

it('finds what a page loads at once', () => {
  expect([...loadedBy(html)]).toEqual(['chunks/popup-1.js', 'chunks/react-1.js', 'assets/popup.css']);
});

it('adds up the bytes of all of it, and knows of a page that the build has not', () => {
  const build = mkdtempSync(join(tmpdir(), 'plumbline-size-'));
  for (const folder of ['chunks', 'assets']) mkdirSync(join(build, folder));
  for (const [file, text] of [
    ['popup.html', html],
    ['chunks/popup-1.js', 'x'.repeat(1_000)],
    ['chunks/react-1.js', 'y'.repeat(2_000)],
    ['assets/popup.css', 'z'],
  ] as const)
    writeFileSync(join(build, file), text);
  const popup = sizeOf(build, { loads: 'popup.html', gzip: 1, why: '' });
  expect(popup).toMatchObject({ files: 4, raw: 3_001 + html.length });
  expect(popup?.zipped).toBeLessThan(500);
  expect(sizeOf(build, { loads: 'assets/popup.css', gzip: 1, why: '' })).toMatchObject({ files: 1, raw: 1 });
  expect(sizeOf(build, { loads: 'options.html', gzip: 1, why: '' })).toBe(null);
});
