type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;
type Size = { width: number; height: number };

/** Room between badge and card, and between card and the window's edge. */
const GAP = 6;
const EDGE = 8;

/** Where the card's top left corner stands in the window: below the badge, above it where there is more room. */
export function placeCard(badge: Box, card: Size, view: Size, rtl: boolean): { left: number; top: number } {
  const below = badge.bottom + GAP;
  const above = badge.top - GAP - card.height;
  const fits = below + card.height <= view.height - EDGE;
  const roomAbove = badge.top - GAP > view.height - below;
  const within = (at: number, size: number, whole: number) =>
    Math.max(EDGE, Math.min(at, whole - size - EDGE));
  return {
    left: within(rtl ? badge.right - card.width : badge.left, card.width, view.width),
    top: within(fits || !roomAbove ? below : above, card.height, view.height),
  };
}
