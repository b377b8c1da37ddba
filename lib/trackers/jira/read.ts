import type { IssueFacts } from '../../core/facts.ts';
import { shortKey } from '../../core/issue.ts';
import { type Page, PartMissing } from '../tracker.ts';
import { askWithAncestors } from './ancestors.ts';
import { shownIssue, viewFacts } from './issue-view.ts';
import { SETS } from './selectors.ts';
import { stated } from './stated.ts';

/**
 * Facts of the page's own issue, or of the one open beside a board or list: Jira's own answer, filled up from the page;
 * where Jira gave none, `trouble` says why. Rows and cards are read in rows.ts.
 * @throws PartMissing when neither Jira nor the page tells of the issue; the signal's reason when the visit ends.
 */
export async function read(page: Page, doc: Document, signal: AbortSignal): Promise<IssueFacts[]> {
  const { key, url, base } = page;
  if (!key) return [];
  const asked = await askWithAncestors(page, key, signal);
  const shown = shownIssue(page, doc);
  if (!shown && asked.trouble) throw new PartMissing('jira', 'issue facts', page.kind, SETS);
  const address = `${url.origin}${base}/browse/${shortKey(key)}`;
  const seen = stated(key, 'page', { url: address, ...(shown && viewFacts(shown, page)) });
  return [{ ...seen, ...asked, key }];
}
