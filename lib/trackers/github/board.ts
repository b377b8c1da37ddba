import type { IssueFacts } from '../../core/facts.ts';
import type { GitHubRef } from '../../core/issue.ts';
import { all, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { complete } from './facts.ts';
import { iconOf, stateOfIcon } from './heading.ts';
import { refOfLink } from './locate.ts';
import { BOARD } from './selectors.ts';
import { ISSUES } from './sidebar.ts';

/** One card of a project's board. Cards far outside the view are empty shells: no title, no ref. */
export type Card = {
  element: Element;
  itemId: string | null;
  column: string | null;
  /** `issue:ID` or `pull_request:ID`, the database's id; null for a draft. */
  subject: string | null;
  /** `draft`: an item that is no issue yet; null for a shell. */
  kind: 'issue' | 'pull' | 'draft' | null;
  ref: GitHubRef | null;
  title: string;
  /** Name of its octicon: the only place that tells its state. */
  icon: string;
};

/** A project's board as it is drawn now, in the page's order. */
export type Board = { title: string; view: string; columns: string[]; cards: Card[] };

export function readBoard(page: Page, doc: Document): Board {
  return {
    title: textOf(first(doc, BOARD.project)),
    view: textOf(first(doc, BOARD.view)),
    columns: all(doc, BOARD.column).map(columnOf),
    cards: all(doc, BOARD.card).map((card) => readCard(card, page)),
  };
}

/** Facts of every card that is an issue or a pull request and is drawn. */
export function readCards(page: Page, doc: Document): IssueFacts[] {
  return readBoard(page, doc).cards.flatMap(({ ref, kind, title, icon }) =>
    ref && (kind === 'issue' || kind === 'pull')
      ? [complete(ref, kind, 'card', { title, ...stateOfIcon(icon) })]
      : [],
  );
}

function readCard(element: Element, page: Page): Card {
  const link = first(element, ISSUES);
  const title = textOf(first(element, BOARD.title));
  const ref = refOfLink(link, page);
  const kind = /\/pull\/\d+/.test(link?.getAttribute('href') ?? '') ? 'pull' : 'issue';
  const column = element.closest(BOARD.column);
  return {
    element,
    itemId: element.getAttribute('data-board-card-id'),
    column: column && columnOf(column),
    subject: element.getAttribute('data-hovercard-subject-tag'),
    kind: ref ? kind : title ? 'draft' : null,
    ref,
    title,
    icon: iconOf(first(element, BOARD.icon)),
  };
}

function columnOf(column: Element): string {
  return column.getAttribute('data-board-column') ?? '';
}
