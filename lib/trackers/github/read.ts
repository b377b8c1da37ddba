import type { Found, IssueFacts } from '../../core/facts.ts';
import { all } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { complete } from './facts.ts';
import { findShipped, fromShipped } from './from-embedded.ts';
import { findHeading } from './heading.ts';
import type { Json } from './json.ts';
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
  const known = shippedWith(doc, key);
  const { title, pill, root } = findHeading(page, doc) ?? {};
  const words = pill?.outerHTML;
  const state = stateOf(words);
  // Only the data tells that an open issue was opened again; it is old when the state has changed since.
  const reason = known?.state === state && known?.stateReason;
  const stateReason = reason || (state === 'open' ? null : reasonOf(words));
  const shown = root && { ...fromSidebar(root, page), title, state, stateReason };
  return (shown ?? known) && complete(key, kind, shown ? 'page' : 'embedded', known, shown);
}

/** What stands in an element with data, which never changes in it: parsed once, and searched once for each issue. */
type Shipped = [issue: Json | undefined, data: unknown, key: string];
const shipped = new WeakMap<Element, Shipped>();

function shippedWith(doc: Document, key: string): Found | undefined {
  for (const script of all(doc, EMBEDDED)) {
    let [issue, data, searched]: Partial<Shipped> = shipped.get(script) ?? [];
    if (searched !== key)
      try {
        data ??= JSON.parse(script.textContent);
        issue = findShipped(data, key);
        shipped.set(script, [issue, data, key]);
      } catch {
        // Still arriving, or no JSON at all: the page itself says the same.
      }
    if (issue) return fromShipped(issue);
  }
  return undefined;
}
