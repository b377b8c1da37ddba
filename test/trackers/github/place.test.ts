// @vitest-environment jsdom
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { github } from '../../../lib/trackers/github/index.ts';
import { locate } from '../../../lib/trackers/github/locate.ts';
import { SHARED_PAGES } from '../../shared.ts';

const FOLDERS = [join(SHARED_PAGES, 'github'), resolve(import.meta.dirname, '../../pages/github')];
const STICKY = '[data-testid="issue-metadata-sticky"], .gh-header-sticky, .sticky-header-container, .sticky';
const UNTOUCHABLE = /\b(close|merge|delete|edit|new issue|comment)\b/i;

const pages = FOLDERS.flatMap((cwd) =>
  globSync('*.expected.json', { cwd }).map((name) => {
    const { file, pageUrl, kind, host = 'github.com' } = JSON.parse(readFileSync(join(cwd, name), 'utf8'));
    return {
      file: join(cwd, file),
      name: String(file),
      url: new URL(pageUrl),
      kind: String(kind),
      host: String(host),
    };
  }),
).filter(({ name }) => name.endsWith('.html'));

describe('the badge has one place', () => {
  for (const { name, file, url, kind, host } of pages)
    it(name, () => {
      const doc = new DOMParser().parseFromString(readFileSync(file, 'utf8'), 'text/html');
      const page = locate(url, [host]);
      const place = page && github.place(page, doc);
      const ref = page?.ref;
      const drawn = ref && !name.startsWith('issue-shipped');
      expect(!!place).toBe(!!drawn);
      if (!place || !ref) return;
      expect(place).toMatchObject({ how: 'append', size: 'title' });
      expect(place.anchor.closest('[role=dialog]') !== null, 'in the pane').toBe(kind === 'project-board');
      expect(place.anchor.contains(place.line ?? null), 'in the row of the pill').toBe(true);
      expect(place.line?.textContent?.trim()).toMatch(/^(Open|Closed|Merged|Draft|Queued)$/);
      expect(place.anchor.closest(STICKY)).toBeNull();
      const beside = [...place.anchor.querySelectorAll('button, summary, [role="button"], a')];
      expect(
        beside.filter((it) => UNTOUCHABLE.test(it.textContent ?? '') && !it.closest('[id*="ref"]')),
      ).toEqual([]);
    });
});

describe('theme', () => {
  it.each([
    ['light', 'light'],
    ['dark', 'dark'],
    ['auto', 'light dark'],
    ['', 'light dark'],
  ])('"%s" is %s', (mode, theme) => {
    const doc = new DOMParser().parseFromString(`<html data-color-mode="${mode}">`, 'text/html');
    expect(github.theme(doc)).toBe(theme);
  });
});
