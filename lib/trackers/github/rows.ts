import type { Ancestor, Found, IssueFacts } from '../../core/facts.ts';
import { all, clean, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { complete, instantOf } from './facts.ts';
import { keyAt } from './issue-at.ts';
import { authorOf, loginAt } from './people.ts';
import { ISSUES, NOT_SHOWN, STATE_ICON } from './selectors.ts';
import { reasonOf, stateOf } from './state.ts';

/** Rows of lists and cards of boards. No visit of one issue needs them: they are no part of the tracker (marks.ts). */

/** Rows: the React list of pull requests of 2026-09, that of issues of 2025-09, the classic one of 2020. */
export const ROW = {
  row: 'li[id*=list-view-node], li[role=listitem], .js-issue-row',
  link: '[data-testid$=title-link], h3 a[data-hovercard-url], a.js-navigation-open',
  icon: '[data-testid=list-row-state-icon]',
  badge: '[data-listview-component=trailing-badge], a.IssueLabel',
  author: '[data-testid=author-filter-link], [data-testid=created-at] a[data-hovercard-url], .opened-by a',
  created: ':is([data-testid=timestamp-container], [data-testid=created-at], .opened-by) relative-time',
  milestone: 'a[href*="/milestone/"]',
  /** The React list has a place for each in every row, empty where there is none. */
  assignees: '[data-testid=list-row-assignees]',
  pulls: '[data-testid=list-row-linked-pull-requests]',
} as const;

/** Only in rows of 2026-09. */
const NEWEST = '[data-testid=timestamp-container]';

/** Cards: the board of 2025-09; the test id is older. */
export const CARD = '[data-board-card-id], [data-testid=board-view-column-card]';
export const CARD_TITLE = 'h3';

/** Facts of one row of a list, what it does not show unread; null where it is none. */
export function readRow(row: Element, page: Page): IssueFacts | null {
  const link = first(row, ROW.link);
  const issue = issueOf(link, page);
  if (!issue) return null;
  const badges = all(row, ROW.badge).map((badge) => (badge.matches('a') ? badge : first(badge, 'a')));
  const pulls = first(row, ROW.pulls);
  return complete(issue.key, issue.kind, 'row', {
    title: titleIn(link),
    ...stateIn(first(row, ROW.icon) ?? row),
    // The list of 2026-09 was not seen yet: without any badge it may have another way to show labels.
    labels:
      badges[0] || !first(row, NEWEST)
        ? whole(badges.filter((badge) => !isType(badge)).map(shownIn))
        : undefined,
    type: shownIn(badges.find(isType)),
    milestone: shownIn(first(row, ROW.milestone)),
    assignees: assigneesIn(row),
    // Of the pull requests that are linked the row only says how many there are.
    pulls: issue.kind === 'issue' && pulls && !pulls.firstElementChild ? [] : undefined,
    author: authorOf(personOf(first(row, ROW.author))),
    created: instantOf(first(row, ROW.created)?.getAttribute('datetime')),
  });
}

/** Facts of what shows no more than an issue's icon and title; null where it is a draft or an empty shell. */
export function readCard(card: Element, page: Page, more?: Found): IssueFacts | null {
  const link = first(card, ISSUES);
  const issue = issueOf(link, page);
  const title = titleIn(first(card, CARD_TITLE) ?? link);
  return issue && complete(issue.key, issue.kind, 'card', { title, ...stateIn(card), ...more });
}

/**
 * What a sub-issue stands under. Beside a board that is known within the tree alone: the address that the list began
 * with may be that of another issue, or of none.
 */
export function parentOf(row: Element, page: Page): Ancestor | undefined {
  const above = row.parentElement?.closest('[role=treeitem]');
  const key = above ? issueOf(first(above, ISSUES), page)?.key : page.kind === 'issue' && page.key;
  const parent = above && parentOf(above, page);
  return key ? { key, ...(parent && { parent }) } : undefined;
}

/** The issue or pull request that a link leads to, on the page's own host. */
function issueOf(link: Element | undefined, { host }: Page) {
  const href = link?.getAttribute('href') ?? '';
  const key = keyAt(href, host);
  const kind: 'issue' | 'pull' = /\/pull\/\d/.test(href) ? 'pull' : 'issue';
  return key ? { key, kind } : null;
}

type StateFound = Pick<Found, 'state' | 'stateReason'>;

/** By the icon that was met last: most rows show the same one as the row before. */
let last: { icon: string | undefined; found: StateFound } | undefined;

function stateIn(place: Element): StateFound {
  const icon = first(place, STATE_ICON)?.outerHTML;
  if (last?.icon !== icon || !last)
    last = { icon, found: { state: stateOf(icon), stateReason: reasonOf(icon) } };
  return last.found;
}

/** What a person reads there, of labels and of titles; unread where the browser has translated it. */
const shownIn = unlessTranslated(NOT_SHOWN);
const titleIn = unlessTranslated('script');

function unlessTranslated(without: string) {
  return (element: Element | undefined) => {
    if (!element) return undefined;
    // Most hold nothing but their words: there is nothing to look for in them, in each of a thousand rows.
    if (!element.firstElementChild && !element.closest(without)) return clean(element.textContent);
    return first(element, 'font') ? undefined : textOf(element, without);
  };
}

/** The list, when each of it could be read. */
function whole<T>(list: (T | undefined)[]): T[] | undefined {
  const read = list.filter((it) => it !== undefined);
  return read.length === list.length ? read : undefined;
}

/** Whoever is shown to be assigned, when each of them can be read. */
function assigneesIn(row: Element): string[] | undefined {
  const place = first(row, ROW.assignees);
  const people = place && whole(all(place, 'a').map(personOf));
  return people?.[0] || !place?.firstElementChild ? people : undefined;
}

/** The link itself leads to a search, or nowhere; its card is the person's. */
function personOf(link: Element | undefined): string | undefined {
  const card = link?.getAttribute('data-hovercard-url')?.replace(/^\/users|\/hovercard$/g, '');
  const search = /author(?::|%3A)([\w%/-]+)/i.exec(link?.getAttribute('href') ?? '')?.[1];
  const name = search?.replace(/^app(\/|%2F)/i, 'apps/') ?? (link?.matches('button') ? titleIn(link) : '');
  return loginAt((card ?? `/${name}`).replace(/%5Bbot%5D$/i, '[bot]'));
}

/** An issue's type stands among its labels, as a search for a type. */
function isType(badge: Element | undefined): boolean {
  return /(=|\+|%20)type(:|%3A)/i.test(badge?.getAttribute('href') ?? '');
}
