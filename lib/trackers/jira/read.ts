import type { IssueFacts } from '../../core/facts.ts';
import { shortKey } from '../../core/issue.ts';
import type { Page } from '../tracker.ts';
import { askWithAncestors } from './ancestors.ts';
import { shownIssue, viewFacts } from './issue-view.ts';
import { stated } from './stated.ts';

/**
 * Facts of the page's own issue, or of the one open beside a board or list: Jira's own answer, filled up from the page;
 * where Jira gave none, `trouble` says why. Rows and cards are read in rows.ts.
 * @throws the signal's reason when the visit ends.
 */
export async function read(page: Page, doc: Document, signal: AbortSignal): Promise<IssueFacts | undefined> {
  const { key, site } = page;
  if (!key) return undefined;
  const asked = await askWithAncestors(page, key, signal);
  const shown = shownIssue(page, doc);
  if (!shown && asked.trouble) return undefined;
  const url = `${site}/browse/${shortKey(key)}`;
  const seen = stated(key, 'page', { url, ...(shown && viewFacts(shown, page)) });
  return { ...seen, ...asked, key };
}
