import type { Author, ProjectFact, Related } from '../../core/facts.ts';
import { keyOf } from '../../core/issue.ts';
import { all, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { said } from './facts.ts';
import { iconOf, stateOfIcon } from './icon.ts';
import { locate } from './locate.ts';
import { authorOf } from './people.ts';
import { NOT_SHOWN, PROJECT, STATE_ICON } from './selectors.ts';

/** What the links of a page stand for. */

function addressOf(link: Element | null, page: Page): URL | null {
  const href = link?.getAttribute('href');
  return href && URL.canParse(href, page.url) ? new URL(href, page.url) : null;
}

/** The issue or pull request that a link leads to, on the page's own host. */
export function issueOf(link: Element | null, page: Page) {
  const url = addressOf(link, page);
  const { ref, kind } = (url?.host === page.host && locate(url, [page.host])) || {};
  return ref?.tracker === 'github' && (kind === 'issue' || kind === 'pull') ? { ref, kind } : null;
}

export function relatedOf(link: Element, page: Page): Related | null {
  const issue = issueOf(link, page);
  const { state } = stateOfIcon(iconOf(first(link.closest('li') ?? link, STATE_ICON)));
  return issue && { key: keyOf(issue.ref), ...said({ title: textOf(link, NOT_SHOWN) || undefined, state }) };
}

/** The person or app that a link speaks of: by its card, or by the profile that it leads to. */
export function personOf(link: Element | null, page: Page): Author | undefined {
  const path = link?.getAttribute('data-hovercard-url') ?? addressOf(link, page)?.pathname ?? '';
  const [, users, login] = /^\/(?:(users|apps)\/)?([^/]+)(?:\/hovercard)?$/.exec(path) ?? [];
  return login ? authorOf(login.replace(/%5Bbot%5D$/i, '[bot]'), users === 'apps') : undefined;
}

/** The text alone, without its description. */
export function wordsOf(link: Element): string {
  return link.getAttribute('data-name') ?? textOf(link, NOT_SHOWN);
}

/** The first piece of text: behind it stands the due date. */
export function milestoneOf(link: Element): string {
  const leaf = all(link, '*').find((it) => it.childElementCount === 0 && textOf(it, NOT_SHOWN));
  return link.getAttribute('title') ?? textOf(leaf ?? link, NOT_SHOWN);
}

export function projectOf(place: Element): ProjectFact {
  const link = place.matches(PROJECT.title) ? place : first(place, PROJECT.title);
  const number = Number(/\/projects\/(\d+)/.exec(link?.getAttribute('href') ?? '')?.[1]) || undefined;
  const status = textOf(first(place, PROJECT.status)) || (first(place, PROJECT.noStatus) ? null : undefined);
  return { title: textOf(link, NOT_SHOWN), ...said({ number, status }) };
}
