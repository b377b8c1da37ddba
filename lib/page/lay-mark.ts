import type { Place } from '../trackers/tracker.ts';
import {
  BEFORE,
  gapBehind,
  isBeside,
  type Leaf,
  type Look,
  layFree,
  OVER,
  type Room,
  roomAt,
  type Span,
} from './lay-free.ts';

/** In the mark's own text size: the room that a sign alone needs, and its box (mark.css). */
const SIGN = 1.5;
const BOX = 2.1;

/**
 * Lays a mark, or lets it stand in a line that has room for it. Where the line has none it is laid behind another line of
 * the row, as a title's last, or as a sign over the end of the text that fills the line: each row shows its mark.
 */
export function layMark(host: HTMLElement, place: Place): void {
  const { line, gap } = place;
  // One mark stands now in a line, now over one.
  if (!line && (gap || host.hasAttribute('data-laid'))) host.style.cssText = `--gap:${gap ?? 0}px`;
  host.toggleAttribute('data-laid', line !== undefined);
  host.removeAttribute('data-over');
  layFree(host, place, elsewhere);
}

function elsewhere(look: Look): Room | undefined {
  const { em, edge, last, leaves } = look;
  const texts = leaves.filter(({ node }) => node instanceof Text);
  const title = texts
    .filter(({ spans }) => spans.some((span) => isBeside(span, last)))
    .sort((one, other) => widthOf(other) - widthOf(one))[0];
  if (title) title.spans = seenOf(title, look);
  const others = texts.flatMap(({ node, spans }) => (node.parentElement?.closest('button') ? [] : spans));
  for (const at of [last, ...others.reverse()]) {
    const { start, wide } = gapBehind(look, at);
    if (wide < SIGN * em || at.top < edge.top - 1 || at.bottom > edge.bottom + 1) continue;
    const before = Math.min(BEFORE * em, wide - SIGN * em);
    return roomAt(look, start + before, Math.max(wide + (OVER - BEFORE) * em, BOX * em), at);
  }
  const end = title?.spans.at(-1);
  if (!end) return undefined;
  const next = leaves.flatMap(({ spans }) =>
    spans.filter((span) => isBeside(span, end) && span.from > end.to - 2),
  );
  const start = Math.min(edge.to, ...next.map(({ from }) => from)) - SIGN * em;
  return { ...roomAt(look, start, BOX * em, end), isOver: true };
}

const widthOf = ({ spans }: Leaf) => spans.reduce((sum, { from, to }) => sum + to - from, 0);

/** What is left of a text that is cut off. */
function seenOf({ node, spans }: Leaf, { within, spanOf }: Look): Span[] {
  let seen = spans;
  for (let up = node.parentElement; up && up !== within; up = up.parentElement) {
    if (getComputedStyle(up).overflow === 'visible') continue;
    const { to, bottom } = spanOf(up.getBoundingClientRect());
    seen = seen.filter(({ top }) => top < bottom - 2).map((span) => ({ ...span, to: Math.min(span.to, to) }));
  }
  return seen;
}
