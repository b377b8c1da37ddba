import type { IssueFacts } from '../../core/facts.ts';
import { all, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { complete, instantOf } from './facts.ts';
import { iconOf, stateOfIcon } from './icon.ts';
import { issueOf, personOf, wordsOf } from './links.ts';
import { ROW, STATE_ICON } from './selectors.ts';

/** Facts of every row of a list, in the page's order; what a row does not show is unread. */
export function readRows(page: Page, doc: Document): IssueFacts[] {
  return all(doc, ROW.row).flatMap((row) => {
    const link = first(row, ROW.link);
    const issue = issueOf(link, page);
    if (!issue) return [];
    const badges = all(row, ROW.badge);
    const type = badges.find(isType);
    return complete(issue.ref, issue.kind, 'row', {
      title: textOf(link),
      ...stateOfIcon(iconOf(first(row, STATE_ICON))),
      labels: badges.filter((badge) => !isType(badge)).map(wordsOf),
      type: type && wordsOf(type),
      author: personOf(first(row, ROW.author), page),
      created: instantOf(first(row, ROW.created)?.getAttribute('datetime')),
    });
  });
}

/** An issue's type stands among its labels, as a search for a type. */
function isType(badge: Element): boolean {
  return /(=|\+|%20)type(:|%3A)/i.test(badge.getAttribute('href') ?? '');
}
