import { all, first, textOf } from '../../lib/trackers/dom.ts';
import { CARD, readCard } from '../../lib/trackers/github/rows.ts';
import type { Page } from '../../lib/trackers/tracker.ts';

/** One card of a project's board. Cards far outside the view are empty shells: no kind, no title, no key. */
export type Card = {
  itemId: string | null;
  column: string | null;
  /** `issue:ID` or `pull_request:ID`, the database's id; null for a draft. */
  subject: string | null;
  /** `draft`: an item that is no issue yet. */
  kind: 'issue' | 'pull' | 'draft' | null;
  key: string | null;
  title: string;
  /** Name of its octicon. */
  icon: string;
};

/** A project's board as it is drawn now, in the page's order. */
export type Board = { title: string; view: string; columns: string[]; cards: Card[] };

/** What a board of 2025-09 shows beyond the facts of its issues, which the product does not ask for. */
export function readBoard(page: Page, doc: Document): Board {
  return {
    title: textOf(first(doc, 'h1[class*="memex-title"]')),
    view: textOf(first(doc, '[role="tab"][aria-selected="true"] [class*="viewNameText"]')),
    columns: all(doc, '[data-board-column]').flatMap((column) => columnOf(column) ?? []),
    cards: all(doc, CARD).map((card) => cardIn(card, page)),
  };
}

function cardIn(card: Element, page: Page): Card {
  const issue = readCard(card, page);
  const title = textOf(first(card, 'h3'));
  return {
    itemId: card.getAttribute('data-board-card-id'),
    column: columnOf(card),
    subject: card.getAttribute('data-hovercard-subject-tag'),
    kind: issue?.kind ?? (title ? 'draft' : null),
    key: issue?.key ?? null,
    title,
    icon: /octicon-([\w-]+)/.exec(first(card, 'svg.octicon')?.getAttribute('class') ?? '')?.[1] ?? '',
  };
}

function columnOf(place: Element): string | null {
  return place.closest('[data-board-column]')?.getAttribute('data-board-column') ?? null;
}
