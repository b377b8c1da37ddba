import type { Decision } from '../core/view.ts';
import { badgeText } from '../core/words.ts';
import badgeCss from './badge.css?inline';
import { make, SVG, TAG } from './host.ts';

/** A badge: the one of a page's issue, or the mark of a row. It is made once, and moves from issue to issue. */
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
 * @param button one of {@link drawButton}, or a copy, which is cheaper where there are many
 * @param style puts the style into a badge's root
 */
export function createBadge(
  onPress: () => void,
  ownCss: string,
  button = drawButton(),
  style: typeof addStyle = addStyle,
): Badge {
  const host = make(TAG);
  const texts = button.querySelectorAll('text,span');
  const { dataset } = host;

  // A page can dispatch a click, but not a trusted one.
  button.addEventListener('click', (event) => event.isTrusted && onPress());
  const root = host.attachShadow({ mode: 'closed' });
  style(root, ownCss);
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
      const { text, muted, name } = badgeText(verdict);
      const said = [goal?.rank ?? '', text, muted];
      texts.forEach((element, i) => {
        element.textContent = `${said[i]}`;
      });
      button.className = `${state} g${goal?.rank} ${moving ? 'moving' : ''}`;
      button.ariaLabel = name;
      dataset.state = state;
      if (goal) dataset.goal = goal.id;
      else delete dataset.goal;
    },
  };
}

/** What is in a badge: the sign with its number, the words, and the muted ones. */
export function drawButton(): HTMLElement {
  const button = make('button');
  const text = make('span');
  const muted = make('span');
  text.dir = muted.dir = 'auto';
  button.ariaHasPopup = 'dialog';
  button.ariaExpanded = 'false';
  button.append(drawSign()[0], text, muted);
  return button;
}

/**
 * A sheet of its own is parsed once, however often the root comes and goes; a root in Firefox takes none from a content
 * script.
 * @param more what this root has over the badge's style
 */
export function addStyle(root: ShadowRoot, more: string): void {
  if (import.meta.env.FIREFOX) {
    const style = make('style');
    style.textContent = badgeCss + more;
    root.append(style);
  } else root.adoptedStyleSheets = [sheetOf(more)];
}

/** The style of all that shows a state, parsed. @param more what one of them has over the badge */
export function sheetOf(more: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(badgeCss + more);
  return sheet;
}

/** The same as text. */
export function badgeStyle(more: string): string {
  return badgeCss + more;
}

/** A state's sign, with room for a goal's number. The style sheet says which it is. */
export function drawSign(): readonly [sign: Element, number: Element] {
  const sign = make('svg', SVG);
  const number = make('text', SVG);
  // A button's name says it all: screen readers pass over drawings.
  sign.ariaHidden = 'true';
  sign.setAttribute('viewBox', '0 0 16 16');
  sign.append(make('path', SVG), number);
  return [sign, number];
}
