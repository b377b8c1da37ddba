import type { IssueFacts } from '../core/facts.ts';
import type { Decision } from '../core/view.ts';
import { all } from '../trackers/dom.ts';
import type { Place } from '../trackers/tracker.ts';
import { send } from './ask.ts';
import { type Badge, createBadge } from './badge.ts';
import { copyButton, shareStyle } from './badge-copies.ts';
import type { CardHook, PageState } from './card-context.ts';
import markCss from './mark.css?inline';
import { ours } from './world.ts';

/** Lays a mark whose line has no room to give, each time that it is looked at. */
export type Lay = (host: HTMLElement, place: Place) => void;

/** The mark of one row at a time. */
export type Mark = {
  hook: CardHook;
  /** Stands at the place now; false: it had to be put there. */
  stands(place: Place): boolean;
  show(facts: IssueFacts, decision: Decision): void;
};

export type Marks = {
  take(): Mark;
  /** Takes it out of the page, for another row. */
  giveBack(mark: Mark): void;
  /** Takes away what the page has copied, or what an earlier script of ours has left. */
  removeCopies(row: Element): void;
};

const MARK = 'plumbline-badge[data-row]';

/** What a page does on in a row or card does not happen when it was meant for the mark in it. */
const MEANT_FOR_US = ['click', 'dblclick', 'pointerdown', 'mousedown', 'touchstart', 'keydown', 'keyup'];

const stop = (event: Event) => {
  // The page's own keys are not ours to take.
  if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
  event.stopPropagation();
  // A mark may stand in a link, which is not to be followed.
  if (event.type === 'click') event.preventDefault();
};

/**
 * Marks for the rows that are on screen, used again and again.
 * @param ownCss what the tracker's marks have of their own
 */
export function createMarks(
  ownCss: string,
  lay: Lay | undefined,
  onPress: (mark: Mark) => void,
  readNow: (mark: Mark) => Promise<void>,
): Marks {
  const css = markCss + ownCss;
  const free: Mark[] = [];
  const own = new WeakSet<Element>();

  function create(): Mark {
    const badge: Badge = createBadge(() => onPress(mark), css, copyButton(), shareStyle);
    const { host } = badge;
    const hook: CardHook = { host, button: badge.button, readNow: () => readNow(mark) };
    own.add(host);
    host.setAttribute('data-row', '');
    for (const event of MEANT_FOR_US) host.addEventListener(event, stop);
    const mark: Mark = {
      hook,
      stands(place) {
        const { anchor, how, size } = place;
        const stood = (how === 'append' ? host.parentNode : host.previousSibling) === anchor;
        // Before it stands there: outside of the page that costs less.
        lay?.(host, place);
        if (!stood) {
          host.setAttribute('data-size', size);
          anchor[how](host);
        }
        return stood;
      },
      show(facts, { state, goal, moving, noFocus, note }) {
        const shown: Decision = { state, because: [], goal, moving, noFocus, note };
        badge.reserve(facts.key);
        // Most are shown once, when there is nothing to compare.
        if (!hook.state || said(hook.state) !== said({ facts, verdict: shown })) badge.show(shown);
        hook.state = { facts, verdict: shown };
        hook.onState?.();
      },
    };
    return mark;
  }

  return {
    take: () => free.pop() ?? create(),
    giveBack(mark) {
      mark.hook.close?.();
      mark.hook.host.remove();
      free.push(mark);
    },
    removeCopies(row) {
      for (const copy of all(row, MARK)) if (!own.has(copy)) copy.remove();
    },
  };
}

/** What a mark's badge is drawn by. */
function said({ facts, verdict }: PageState): string {
  return JSON.stringify([facts.key, verdict]);
}

/** Opens the card over a mark. */
export async function openCard({ hook }: Mark, signal: AbortSignal): Promise<void> {
  const issue = hook.state?.facts.key;
  // Its script is injected when it is first needed, and the row may show another issue by then.
  if (!ours.openCard) await send('card', {});
  if (!signal.aborted && issue && issue === hook.state?.facts.key) ours.openCard?.(hook, signal);
}
