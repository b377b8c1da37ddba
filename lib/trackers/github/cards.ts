import type { IssueFacts } from '../../core/facts.ts';
import { all, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { complete } from './facts.ts';
import { iconOf, stateOfIcon } from './icon.ts';
import { issueOf } from './links.ts';
import { CARD, CARD_TITLE, LINKS, STATE_ICON } from './selectors.ts';

/** Facts of every drawn card of a board that is an issue or a pull request; drafts and empty shells have no key. */
export function readCards(page: Page, doc: Document): IssueFacts[] {
  return all(doc, CARD).flatMap((card) => {
    const issue = issueOf(first(card, LINKS.issues), page);
    if (!issue) return [];
    const title = textOf(first(card, CARD_TITLE));
    return complete(issue.ref, issue.kind, 'card', {
      title,
      ...stateOfIcon(iconOf(first(card, STATE_ICON))),
    });
  });
}
