import { type IssueFacts, mergeFacts } from '../../core/facts.ts';
import { keyOf, shortKey } from '../../core/issue.ts';
import { type Page, PartMissing } from '../tracker.ts';
import { withAncestors } from './ancestors.ts';
import { askedFor } from './client.ts';
import { factsOf } from './from-rest.ts';
import { askIssue } from './held.ts';
import { shownIssue, viewFacts } from './issue-view.ts';
import { SETS } from './selectors.ts';
import { stated } from './stated.ts';

/**
 * Facts of the page's own issue, or of the one open beside a board or list: Jira's own answer, filled up from the page;
 * where Jira gave none, `trouble` says why. Rows and cards are read in rows.ts.
 * @throws PartMissing when neither Jira nor the page tells of the issue; the signal's reason when the visit ends.
 */
export async function read(page: Page, doc: Document, signal: AbortSignal): Promise<IssueFacts[]> {
  const { ref, url, base } = page;
  if (ref?.tracker !== 'jira') return [];
  const asked = await askedFacts(page, signal);
  const shown = shownIssue(page, doc);
  if (!shown && asked.trouble) throw new PartMissing('jira', 'issue facts', page.kind, SETS);
  const key = keyOf(ref);
  const seen = stated(
    { key, readAt: new Date().toISOString(), source: 'page' },
    { url: `${url.origin}${base}/browse/${shortKey(key)}`, ...(shown && viewFacts(shown, ref)) },
  );
  return [mergeFacts(seen, asked)];
}

/** What Jira answers about the page's own issue, with the chain above it; or why it does not. */
async function askedFacts(page: Page, signal: AbortSignal): Promise<Partial<IssueFacts>> {
  const answer = await askIssue(page, signal);
  if (!answer.ok) return { trouble: answer.why };
  const facts = factsOf(answer.body, askedFor(page));
  if (!facts) return { trouble: 'broken' };
  return facts.parent ? { ...facts, parent: await withAncestors(facts.parent, page, signal) } : facts;
}
