import type { GitHubRef } from '../../core/issue.ts';
import { all, first, textOf } from '../dom.ts';
import { type Found, stateOf } from './facts.ts';
import { HEADS } from './selectors.ts';

/** The heading of the issue that is asked for, wherever on the page it stands. */
export type Heading = {
  /** Dated name of the selector set that found it. */
  set: string;
  title: Element;
  /** The state pill; null while it is not drawn. */
  state: Element | null;
  /** In a panel beside a board or list. */
  pane: boolean;
};

/** The heading with this number: in a soft navigation the page may still show the issue before. */
export function findHeading(doc: Document, ref: GitHubRef): Heading | null {
  for (const set of HEADS)
    for (const title of all(doc, set.title)) {
      const heading = title.closest(set.heading);
      const number = /#\s*(\d+)/.exec(textOf(heading, set.title))?.[1];
      const around = title.closest(set.around);
      if (Number(number) !== ref.number || !textOf(title) || !around) continue;
      const pane = title.closest('[role="dialog"]') !== null;
      return { set: set.name, title, state: first(around, set.state), pane };
    }
  return null;
}

export function fromHeading({ title, state }: Heading): Found {
  const word = `${state?.getAttribute('data-status')} ${state?.getAttribute('title')} ${textOf(state)}`;
  const found = state ? stateOf(word) : undefined;
  return { title: textOf(title), state: found, stateReason: reasonIn(found, word) };
}

/** Why it is closed, as far as the pill tells; an open issue's pill does not tell whether it was opened again. */
function reasonIn(state: Found['state'], word: string): Found['stateReason'] {
  if (state === 'open') return null;
  if (state !== 'closed') return undefined;
  if (/duplicate/i.test(word)) return 'duplicate';
  if (/not.?planned/i.test(word)) return 'not_planned';
  return /issueClosed/.test(word) ? 'completed' : undefined;
}

/** Name of an octicon: `issue-opened`; empty where there is none. */
export function iconOf(icon: Element | null): string {
  return /(?:^|\s)octicon-([\w-]+)/.exec(icon?.getAttribute('class') ?? '')?.[1] ?? '';
}

/** State and reason that an octicon stands for. */
export function stateOfIcon(name: string): Pick<Found, 'state' | 'stateReason'> {
  if (name === 'skip') return { state: 'closed', stateReason: 'not_planned' };
  if (name === 'issue-closed') return { state: 'closed', stateReason: 'completed' };
  if (name === 'git-merge') return { state: 'merged' };
  // A project's draft is no issue.
  if (name === 'issue-draft') return {};
  return { state: stateOf(name) ?? (/^(git-pull-request|issue-reopened)$/.test(name) ? 'open' : undefined) };
}
