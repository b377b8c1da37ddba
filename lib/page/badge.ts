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

/** What is in each badge, of which the others are copies. */
let inside: HTMLElement | undefined;

/**
 * Built element by element, as a page's Trusted Types may forbid text that becomes elements.
 * @param onPress a person pressed the badge
 * @param ownCss what the tracker's badges have of their own
 */
export function createBadge(onPress: () => void, ownCss: string): Badge {
  inside ??= drawInside();
  const host = make(TAG);
  const button = copyOf(inside);
  const [sign, text, muted] = button.children;
  const { dataset } = host;

  // A page can dispatch a click, but not a trusted one.
  button.addEventListener('click', (event) => event.isTrusted && onPress());
  dress(host, ownCss).append(button);

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
      for (const [element, said] of [
        [sign?.lastChild, goal ? `${goal.rank}` : ''],
        [text, words.text],
        [muted, words.muted],
      ] as const)
        if (element) element.textContent = said;
      button.className = `${state} g${goal?.rank} ${moving ? 'moving' : ''}`;
      button.ariaLabel = words.name;
      dataset.state = state;
      if (goal) dataset.goal = goal.id;
      else delete dataset.goal;
    },
  };
}

function drawInside(): HTMLElement {
  const button = make('button');
  const text = make('span');
  const { sign } = drawSign();
  text.dir = 'auto';
  button.ariaHasPopup = 'dialog';
  button.ariaExpanded = 'false';
  button.append(sign, text, copyOf(text));
  return button;
}

/** A copy of an element of ours, with all that is in it: much cheaper than to make it anew. */
export function copyOf<T extends Element>(element: T): T {
  // Said of any node, and a copy is what it was copied from.
  return element.cloneNode(true) as T;
}

/** By what each has over the badge. */
const sheets = new Map<string, CSSStyleSheet>();

/**
 * The closed root of a host, in the style of all that shows a state: one sheet for all that look the same where the browser
 * lets a content script share one (Firefox does not).
 * @param more what this has over the badge
 */
export function dress(host: Element, more: string): ShadowRoot {
  const root = host.attachShadow({ mode: 'closed' });
  try {
    let sheet = sheets.get(more);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(badgeStyle(more));
      sheets.set(more, sheet);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = make('style');
    style.textContent = badgeStyle(more);
    root.append(style);
  }
  return root;
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
