import type { Found, IssueFacts } from '../../core/facts.ts';
import { all } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { complete } from './facts.ts';
import { findShipped, fromShipped } from './from-embedded.ts';
import { findHeading } from './heading.ts';
import { EMBEDDED } from './selectors.ts';
import { fromSidebar } from './sidebar.ts';
import { reasonOf, stateOf } from './state.ts';

/**
 * Facts of the page's own issue, or of the one open beside a board, as they stand now: what the page ships, and over it
 * what it shows, which follows every change. Rows and cards are read in rows.ts.
 */
export async function read(page: Page, doc: Document): Promise<IssueFacts | undefined> {
  const { key } = page;
  const kind = page.kind === 'pull' ? 'pull' : 'issue';
  const shipped = shippedWith(doc, key);
  const { title, pill, root } = findHeading(page, doc) ?? {};
  const words = pill?.outerHTML;
  const state = stateOf(words);
  // Only the data tells that an open issue was opened again; it is old when the state has changed since.
  const known = shipped?.state === state ? shipped?.stateReason : null;
  const stateReason = known ?? (state === 'open' ? null : reasonOf(words));
  const shown = root && { ...fromSidebar(root, page), title, state, stateReason };
  return (shown ?? shipped) && complete(key, kind, shown ? 'page' : 'embedded', shipped, shown);
}

/** The data is parsed once: it never changes in its element. */
const parsed = new WeakMap<Element, unknown>();

function shippedWith(doc: Document, key: string): Found | undefined {
  for (const script of all(doc, EMBEDDED)) {
    try {
      if (!parsed.has(script)) parsed.set(script, JSON.parse(script.textContent ?? ''));
    } catch {
      // Still arriving, or no JSON at all: the page itself says the same.
    }
    const issue = findShipped(parsed.get(script), key);
    if (issue) return fromShipped(issue);
  }
  return undefined;
}
