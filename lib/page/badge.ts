import type { TrackerId } from '../core/issue.ts';
import type { Decision } from '../core/view.ts';
import { badgeName, badgeText } from '../core/words.ts';
import type { Place } from '../trackers/tracker.ts';
import css from './badge.css?inline';
import { CHEVRON, outline } from './glyphs.ts';
import { draw, make } from './make.ts';

const TAG = 'plumbline-badge';

/** The one badge of a page. It is made once, and moves from issue to issue with the person. */
export type Badge = {
  host: HTMLElement;
  /** Empties the slot for an issue, unless it already speaks of that one. */
  reserve(issue: string): void;
  /** Puts the slot, or what is in it, where it belongs; anything else that looks like a badge of ours goes. */
  put(place: Place): void;
  /** Fills the slot. */
  show(verdict: Decision): void;
  expanded(open: boolean): void;
  focus(): void;
};

/** @param onPress a person pressed the badge */
export function createBadge(tracker: TrackerId, onPress: () => void): Badge {
  const host = make(TAG, { 'data-tracker': tracker });
  const { dataset } = host;
  const root = host.attachShadow({ mode: 'closed' });
  const style = make('style');
  const button = make('button', { type: 'button', 'aria-haspopup': 'dialog' });
  const shape = draw('path', 'd', '');
  const number = draw('text', 'x', '8');
  const text = make('span', { dir: 'auto' });
  const slice = make('span', { dir: 'auto' });

  style.textContent = css;
  button.append(drawing(shape, number), text, slice, drawing(draw('path', 'd', CHEVRON)));
  // A page can dispatch a click, but not a trusted one.
  button.addEventListener('click', (event) => event.isTrusted && onPress());
  root.append(style, button);
  expanded(false);

  function expanded(open: boolean): void {
    button.setAttribute('aria-expanded', `${open}`);
  }

  return {
    host,
    reserve(issue) {
      if (dataset.issue === issue) return;
      dataset.issue = issue;
      delete dataset.state;
      delete dataset.goal;
    },
    put({ anchor, how, size }) {
      removeBadges(host);
      dataset.size = size;
      host.style.cssText = '';
      anchor[how](host);
    },
    show(verdict) {
      const { state, goal, moving } = verdict;
      const rank = Math.min(goal?.rank ?? 0, 5);
      const words = badgeText(verdict);
      shape.setAttribute('d', outline(state, rank));
      number.setAttribute('y', rank === 3 ? '10.7' : '11.4');
      number.textContent = goal ? `${goal.rank}` : '';
      text.textContent = words.text;
      slice.textContent = words.slice ? `· ${words.slice}` : '';
      button.className = `${state} g${rank}${moving ? ' moving' : ''}`;
      button.setAttribute('aria-label', badgeName(verdict));
      dataset.state = state;
      if (goal) dataset.goal = goal.id;
      else delete dataset.goal;
    },
    expanded,
    focus: () => button.focus(),
  };
}

/** The button's name says it all: screen readers pass over drawings. */
function drawing(...parts: Element[]): Element {
  const svg = draw('svg', 'viewBox', '0 0 16 16');
  svg.ariaHidden = 'true';
  svg.append(...parts);
  return svg;
}

/** Takes away what an earlier script of ours left behind, and what the page has copied. */
export function removeBadges(except?: Element): void {
  for (const badge of Document.prototype.querySelectorAll.call(document, TAG))
    if (badge !== except) badge.remove();
}
