import type { IssueFacts } from '../../core/facts.ts';
import type { GitHubRef } from '../../core/issue.ts';
import { all } from '../dom.ts';
import { type Page, PartMissing } from '../tracker.ts';
import { readCards } from './cards.ts';
import { complete, type Found } from './facts.ts';
import { findShipped, fromShipped } from './from-embedded.ts';
import { findHeading, fromHeading } from './heading.ts';
import { readRows } from './list.ts';
import { HEADINGS } from './selectors.ts';
import { fromSidebar } from './sidebar.ts';

const LISTS = /^(issue-list|pull-list|global-issue-list|global-pull-list|milestone)$/;

/** Facts of a page, as it stands now; see Tracker.read. */
export function read(page: Page, doc: Document): IssueFacts[] {
  const ref = page.ref?.tracker === 'github' ? page.ref : null;
  const own = ref && readIssue(page, ref, doc);
  if (page.kind === 'issue' || page.kind === 'pull') {
    if (own) return [own];
    const sets = ['embedded', ...HEADINGS.map(({ name }) => name)];
    throw new PartMissing('github', 'issue facts', page.kind, sets);
  }
  const beside = own ? [own] : [];
  if (page.kind === 'project-board') return [...beside, ...readCards(page, doc)];
  return LISTS.test(page.kind) ? readRows(page, doc) : [];
}

/** What the page ships, and over it what it shows, which follows every change; null when it has neither. */
function readIssue(page: Page, ref: GitHubRef, doc: Document): IssueFacts | null {
  const heading = findHeading(doc, ref);
  const shipped = shippedWith(doc, ref);
  if (!heading) return shipped && complete(ref, kindOf(page), 'embedded', shipped);
  const shown = fromHeading(heading);
  // Only the data tells that an open issue was opened again; it is old when the state has changed since.
  if (shipped?.stateReason && shipped.state === shown.state) shown.stateReason = shipped.stateReason;
  return complete(ref, kindOf(page), 'page', shipped ?? {}, fromSidebar(heading.root, page), shown);
}

function kindOf({ kind }: Page): 'issue' | 'pull' {
  return kind === 'pull' ? 'pull' : 'issue';
}

/** The data is parsed once: it never changes in its element. */
const parsed = new WeakMap<Element, unknown>();

function shippedWith(doc: Document, ref: GitHubRef): Found | null {
  for (const script of all(doc, 'script[type="application/json"][data-target="react-app.embeddedData"]')) {
    if (!parsed.has(script)) parsed.set(script, parse(script.textContent ?? ''));
    const issue = findShipped(parsed.get(script), ref);
    if (issue) return fromShipped(issue);
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Still arriving, or no JSON at all: the page itself says the same.
    return null;
  }
}
