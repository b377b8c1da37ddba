import type { TrackerId } from '../core/issue.ts';
import type { Verdict } from '../core/view.ts';
import { badgeName, badgeText } from '../core/words.ts';
import type { Place } from '../trackers/tracker.ts';
import { styleRoot } from './badge-style.ts';
import { CHEVRON, outline } from './glyphs.ts';
import { make, makeSvg } from './make.ts';

const TAG = 'plumbline-badge';
const GRID = { viewBox: '0 0 16 16', 'aria-hidden': 'true' };

/** The one badge of a page. It is made once, and moves from issue to issue with the person. */
export type Badge = {
  host: HTMLElement;
  /** Empties the slot for an issue, unless it already speaks of that one. */
  reserve(issue: string): void;
  /** Puts the slot, or what is in it, where it belongs; anything else that looks like a badge of ours goes. */
  put(place: Place): void;
  /** Fills the slot. */
  show(verdict: Verdict): void;
  theme(theme: 'light' | 'dark' | 'auto'): void;
  expanded(open: boolean): void;
  focus(): void;
};

/** @param onPress a person pressed the badge */
export function createBadge(tracker: TrackerId, onPress: () => void): Badge {
  const host = make(TAG, { 'data-tracker': tracker });
  const root = host.attachShadow({ mode: 'closed' });
  const button = make('button', { type: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' });
  const mark = makeSvg('svg', GRID);
  const shape = makeSvg('path');
  const number = makeSvg('text', { x: '8' });
  const text = make('span', { dir: 'auto' });
  const slice = make('span', { dir: 'auto' });
  const more = makeSvg('svg', GRID);

  mark.append(shape, number);
  more.append(makeSvg('path', { d: CHEVRON }));
  button.append(mark, text, slice, more);
  // A page can dispatch a click, but not a trusted one.
  button.addEventListener('click', (event) => event.isTrusted && onPress());
  styleRoot(root);
  root.append(button);

  return {
    host,
    reserve(issue) {
      if (host.dataset.issue === issue) return;
      host.dataset.issue = issue;
      delete host.dataset.state;
      delete host.dataset.goal;
    },
    put({ anchor, how, size }) {
      removeBadges(host);
      host.dataset.size = size;
      if (how === 'after') anchor.after(host);
      else anchor.append(host);
    },
    show(verdict) {
      const { state, goal, moving } = verdict;
      const rank = goal && Math.min(goal.rank, 5);
      const words = badgeText(verdict);
      shape.setAttribute('d', outline(state, rank) ?? '');
      number.setAttribute('y', rank === 3 ? '10.7' : '11.4');
      number.textContent = goal ? `${goal.rank}` : '';
      text.textContent = words.text;
      slice.textContent = words.slice ?? '';
      button.className = `${state} g${rank}${moving ? ' moving' : ''}`;
      button.setAttribute('aria-label', badgeName(verdict));
      host.dataset.state = state;
      if (goal) host.dataset.goal = goal.id;
      else delete host.dataset.goal;
    },
    theme(theme) {
      host.style.colorScheme = theme === 'auto' ? 'light dark' : theme;
    },
    expanded(open) {
      button.setAttribute('aria-expanded', `${open}`);
    },
    focus() {
      button.focus();
    },
  };
}

/** Takes away what an earlier script of ours left behind, and what the page has copied. */
export function removeBadges(except?: Element): void {
  for (const badge of Document.prototype.querySelectorAll.call(document, TAG))
    if (badge !== except) badge.remove();
}
