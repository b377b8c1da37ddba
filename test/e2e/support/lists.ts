import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StripPlace } from '../../../lib/trackers/tracker.ts';
import { SHARED_PAGES } from '../../tools/shared-pages.ts';
import type { Site } from '../../tools/site.ts';
import { planFile } from './plan.ts';

/** The captured lists and boards of GitHub, and the marks that their rows deserve under a fixed set of goals. */

export type Mark = { issue: string; state: string; goal?: string; size: string };

export type ListCapture = {
  name: string;
  url: string;
  html: string;
  /** Finds its rows and cards, shells and drafts among them. */
  rows: string;
  /** In the page's order; null for what is no issue. */
  marks: (Mark | null)[];
  /** Where the strip stands. */
  into: string;
  margin: string;
  /** What the strip says to a screen reader. */
  counts: string[];
};

type Expected = {
  pageUrl: string;
  rows?: Item[];
  cards?: Item[];
};
type Item = { key: string | null; title: string; labels?: string[] };

const SCOPES = ['github:github.com/anthropics/claude-code', 'github:github.com/diffplug/*'];
/** The one issue of the list that somebody is at. */
const ASSIGNED = 'anthropics/claude-code#8537';

export function listGoals(): string {
  return planFile({
    scopes: SCOPES,
    goals: [
      ['tui', 'label:area:tui'],
      ['mac', 'label:platform:macos'],
      ['xpath', 'repo:diffplug/gitcasso "xpath"'],
    ],
    stop: ['label:platform:linux'],
    exempt: ['label:documentation'],
  });
}

/** By the words of the goals above, not by our judge. */
function markOf({ key, title, labels }: Item, size: string): Mark | null {
  if (!key) return null;
  const has = (label: string) => labels?.includes(label);
  const mark = (state: string, goal?: string): Mark => ({
    issue: `github:github.com/${key}`,
    state,
    ...(goal && { goal }),
    size,
  });
  if (/xpath/i.test(title) && key.startsWith('diffplug/')) return mark('linked', 'xpath');
  if (!labels) return mark('unknown');
  if (has('area:tui')) return mark('focus', 'tui');
  if (has('platform:macos')) return mark('linked', 'mac');
  if (has('platform:linux')) return mark('parked');
  if (has('documentation')) return mark('upkeep');
  return mark(key === ASSIGNED ? 'unlinked' : 'idle');
}

/**
 * Serves the captures. A page on loopback is painted before any extension has read its storage: like GitHub's own, these
 * wait for a style sheet first.
 */
export function serveLists(site: Site, captures: readonly Pick<ListCapture, 'url' | 'html'>[]): void {
  for (const { url, html } of captures)
    site.page(url, html.replace('-->', '--><link rel="stylesheet" href="/slow.css">'));
  site.handle(async ({ url }) => {
    if (url.pathname !== '/slow.css') return null;
    await new Promise((done) => setTimeout(done, 400));
    return { headers: { 'content-type': 'text/css' }, body: '' };
  });
}

export function listCaptures(): ListCapture[] {
  return [
    capture('issue-list-react-dialog-2025-09', {
      rows: 'li[role=listitem]:has(h3)',
      into: 'div:has(> [data-testid=list-header])',
      margin: '0',
      counts: [
        '8 focus, filter',
        '8 other goals, filter',
        '1 upkeep, filter',
        '1 unlinked, filter',
        '3 not linked yet, filter',
        '4 parked, filter',
      ],
    }),
    capture('project-board-2025-09', {
      rows: '[data-board-card-id]',
      into: '#memex-project-view-root > [role=tabpanel]',
      margin: '12px 16px 0',
      counts: ['1 other goals, filter', '10 not read, filter'],
    }),
  ];
}

function capture(name: string, about: Pick<ListCapture, 'rows' | 'into' | 'margin' | 'counts'>): ListCapture {
  const read = (file: string) => readFileSync(join(SHARED_PAGES, 'github', file), 'utf8');
  const { pageUrl, rows, cards = [] }: Expected = JSON.parse(read(`${name}.expected.json`));
  const marks = rows?.map((row) => markOf(row, 'row')) ?? cards.map((card) => markOf(card, 'card'));
  return { name, url: pageUrl, html: read(`${name}.html`), marks, ...about };
}

/**
 * In the page: the marks of all its rows, each looked at while it is on screen; null for a row without one.
 * @throws when a row has two
 */
export async function marksIn(rows: string): Promise<(Mark | null)[]> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const found: (Mark | null)[] = [];
  for (const row of document.querySelectorAll(rows)) {
    // A shell of a card has no heading, and gets no mark however long it is waited for.
    if (!row.querySelector('h3')) {
      if (row.querySelector('plumbline-badge')) throw new Error('a shell has a mark');
      continue;
    }
    row.scrollIntoView({ block: 'center', inline: 'center' });
    for (let n = 0; n < 90 && !row.querySelector('[data-state]'); n += 1) {
      if (n > 20 && !row.querySelector('a[href]')) break;
      await frame();
    }
    const [mark, more] = row.querySelectorAll<HTMLElement>('plumbline-badge');
    if (more) throw new Error('a row has two marks');
    const { issue = '', state = '', goal, size = '' } = mark?.dataset ?? {};
    found.push(mark ? { issue, state, ...(goal && { goal }), size } : null);
  }
  return found;
}

/** In a page without the strip: its room, at the first of these places that is there, as the page with it has it. */
export function makeRoom(places: readonly StripPlace[]): void {
  const place = places.find(([selector]) => document.querySelector(selector));
  const [into = '', margin = '', gives] = place ?? [];
  const room = document.createElement('plumbline-strip');
  room.style.cssText = `display:block;flex:none;block-size:40px;margin:${margin}`;
  if (into) document.querySelector(into)?.prepend(room);
  for (const one of gives ? document.querySelectorAll<HTMLElement>(gives) : []) one.style.minHeight = '0';
}
