import type { IssueFacts } from '../../core/facts.ts';
import { all, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { complete } from './facts.ts';
import { iconOf, stateOfIcon } from './heading.ts';
import { refOfLink } from './locate.ts';
import { NOT_SHOWN, ROWS } from './selectors.ts';
import * as side from './sidebar.ts';

/** Facts of every row of a list, in the page's order; what a row does not show is unread. */
export function readRows(page: Page, doc: Document): IssueFacts[] {
  return all(doc, ROWS.row).flatMap((row) => {
    const link = first(row, ROWS.link);
    const ref = refOfLink(link, page);
    if (!ref) return [];
    const kind = /\/pull\/\d+/.test(link?.getAttribute('href') ?? '') ? 'pull' : 'issue';
    const badges = all(row, ROWS.labels);
    const type = badges.find((badge) => isType(badge));
    return [
      complete(ref, kind, 'row', {
        title: textOf(link),
        ...stateOfIcon(iconOf(first(row, ROWS.icon))),
        labels: badges
          .filter((badge) => !isType(badge))
          .map((badge) => badge.getAttribute('data-name') ?? textOf(badge, NOT_SHOWN)),
        type: type && textOf(type, NOT_SHOWN),
        author: side.personOf(first(row, ROWS.author), page) ?? undefined,
        created: first(row, ROWS.created)?.getAttribute('datetime') ?? undefined,
      }),
    ];
  });
}

/** An issue's type stands among its labels, and searches for a type. */
function isType(badge: Element): boolean {
  return (
    /[?&]q=[^&]*type(%3A|:)/i.test(badge.getAttribute('href') ?? '') &&
    !/label(%3A|:)/i.test(badge.getAttribute('href') ?? '')
  );
}
