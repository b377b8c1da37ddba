import type { Decision } from '../core/view.ts';
import { badgeText } from '../core/words.ts';
import badgeCss from './badge.css?inline';
import { make, SVG, TAG } from './host.ts';

/** The one badge of a page. It is made once, and moves from issue to issue with the person. */
export type Badge = {
  host: HTMLElement;
  button: HTMLElement;
  /** Empties the slot for an issue, unless it already speaks of that one. */
  reserve(issue: string): void;
  /** Fills the slot. */
  show(verdict: Decision): void;
};

/**
 * Built element by element, as a page's Trusted Types may forbid text that becomes elements.
 * @param onPress a person pressed the badge
 * @param ownCss what the tracker's badges have of their own
 * @param sheet one for all badges, in place of a style in each: then `ownCss` is in it
 */
export function createBadge(onPress: () => void, ownCss: string, sheet?: CSSStyleSheet): Badge {
  const host = make(TAG);
  const style = make('style');
  const button = make('button');
  const text = make('span');
  const muted = make('span');
  const { sign, number } = drawSign();
  const { dataset } = host;

  style.textContent = badgeStyle(ownCss);
  text.dir = muted.dir = 'auto';
  button.ariaHasPopup = 'dialog';
  button.ariaExpanded = 'false';
  button.append(sign, text, muted);
  // A page can dispatch a click, but not a trusted one.
  button.addEventListener('click', (event) => event.isTrusted && onPress());
  const root = host.attachShadow({ mode: 'closed' });
  if (sheet) root.adoptedStyleSheets = [sheet];
  else root.append(style);
  root.append(button);

  return {
    host,
    button,
    reserve(issue) {
      if (dataset.issue === issue) return;
      dataset.issue = issue;
      delete dataset.state;
      delete dataset.goal;
    },
    show(verdict) {
      const { state, goal, moving } = verdict;
      const words = badgeText(verdict);
      number.textContent = goal ? `${goal.rank}` : '';
      text.textContent = words.text;
      muted.textContent = words.muted;
      button.className = `${state} g${goal?.rank} ${moving ? 'moving' : ''}`;
      button.ariaLabel = words.name;
      dataset.state = state;
      if (goal) dataset.goal = goal.id;
      else delete dataset.goal;
    },
  };
}

/** The style of all that shows a state. @param more what one of them has over the badge */
export function badgeStyle(more: string): string {
  return badgeCss + more;
}

/** A state's sign, with room for a goal's number. The style sheet says which it is. */
export function drawSign(): { sign: Element; number: Element } {
  const sign = make('svg', SVG);
  const number = make('text', SVG);
  // A button's name says it all: screen readers pass over drawings.
  sign.ariaHidden = 'true';
  sign.setAttribute('viewBox', '0 0 16 16');
  sign.append(make('path', SVG), number);
  return { sign, number };
}
