import { type IssueFacts, mergeFacts } from '../../core/facts.ts';
import { keyOf, shortKey } from '../../core/issue.ts';
import { type Page, PartMissing } from '../tracker.ts';
import { withAncestors } from './ancestors.ts';
import { ASKED } from './client.ts';
import { factsOf } from './from-rest.ts';
import { askIssue } from './held.ts';
import { shownIssue, viewFacts } from './issue-view.ts';
import { rowFacts } from './rows.ts';
import { SETS } from './selectors.ts';
import { stated } from './stated.ts';

/**
 * Facts of the page's own issue first, then of each row and card. The own issue's are Jira's own answer, filled up
 * from the page; where Jira gave none, `trouble` says why.
 * @throws PartMissing when neither Jira nor the page tells of any issue; the signal's reason when the visit ends.
 */
export async function read(page: Page, doc: Document, signal: AbortSignal): Promise<IssueFacts[]> {
  const asked = page.ref ? await askedFacts(page, signal) : null;
  const readAt = new Date().toISOString();
  const rows = rowFacts(page, doc, readAt);
  if (page.ref?.tracker !== 'jira' || !asked) return rows;
  const key = keyOf(page.ref);
  const shown = shownIssue(page, doc);
  if (!shown && 'trouble' in asked && rows.length === 0)
    throw new PartMissing('jira', 'issue facts', page.kind, SETS);
  const url = `${page.url.origin}${page.base}/browse/${shortKey(key)}`;
  const seen = stated(
    { key, readAt, source: 'page' },
    { url, ...(shown && viewFacts(shown, page, page.ref)) },
  );
  return [mergeFacts(seen, asked), ...rows.filter((row) => row.key !== key)];
}

/** What Jira answers about the page's own issue, with the chain above it; or why it does not. */
async function askedFacts(page: Page, signal: AbortSignal): Promise<Partial<IssueFacts>> {
  const answer = await askIssue(page, signal);
  if (!answer.ok) return { trouble: answer.why };
  const { host, flavour } = page;
  const facts = factsOf(answer.body, { host, flavour, fields: ASKED, readAt: new Date().toISOString() });
  if (!facts) return { trouble: 'broken' };
  return facts.parent ? { ...facts, parent: await withAncestors(facts.parent, page, signal) } : facts;
}
