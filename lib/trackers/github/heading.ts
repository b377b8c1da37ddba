import type { GitHubRef } from '../../core/issue.ts';
import { all, first, textOf } from '../dom.ts';
import { type Found, stateOf } from './facts.ts';
import { HEADINGS, PANE } from './selectors.ts';

/** The heading of the issue that is asked for, wherever on the page it stands. */
export type Heading = {
  title: string;
  /** The state pill; null while it is not drawn. */
  state: Element | null;
  /** What holds all that is shown of the issue: a panel, or the page. */
  root: Element;
  pane: boolean;
};

/** The heading with this number: in a soft navigation the page may still show the issue before. */
export function findHeading(doc: Document, ref: GitHubRef): Heading | null {
  for (const set of HEADINGS)
    for (const element of all(doc, set.title)) {
      const number = /#\s*(\d+)/.exec(textOf(element.closest('h1, h2'), set.title))?.[1];
      const pane = element.closest(PANE);
      const root = pane ?? element.closest('body');
      const title = textOf(element);
      if (root && title && Number(number) === ref.number)
        return { title, state: first(root, set.state), root, pane: pane !== null };
    }
  return null;
}

export function fromHeading({ title, state }: Heading): Found {
  const word =
    state && `${state.getAttribute('data-status')} ${state.getAttribute('title')} ${textOf(state)}`;
  const found = stateOf(word ?? '');
  return { title, state: found, stateReason: found && reasonIn(found, word ?? '') };
}

/** Why it is closed, as far as the pill tells; it does not tell whether an open issue was opened again. */
function reasonIn(state: Found['state'], word: string): Found['stateReason'] {
  if (state === 'open') return null;
  if (/duplicate/i.test(word)) return 'duplicate';
  if (/not.?planned/i.test(word)) return 'not_planned';
  return /issueClosed/.test(word) ? 'completed' : undefined;
}
