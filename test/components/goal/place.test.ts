import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeCard } from '../../../components/goal/place.ts';

const view = { width: 1280, height: 800 };
const card = { width: 360, height: 400 };
const badge = (left: number, top: number) => ({ left, right: left + 200, top, bottom: top + 32 });

describe('placeCard', () => {
  it('stands 6 px below the badge, at its start', () => {
    expect(placeCard(badge(100, 100), card, view, false)).toEqual({ left: 100, top: 138 });
    expect(placeCard(badge(500, 100), card, view, true)).toEqual({ left: 340, top: 138 });
  });

  it('flips above where below is too little room', () => {
    expect(placeCard(badge(100, 600), card, view, false).top).toBe(600 - 6 - 400);
  });

  it('stays below when above is even less room', () => {
    expect(placeCard(badge(100, 300), { width: 360, height: 700 }, view, false).top).toBe(92);
  });

  it('never leaves the window', () => {
    const at = fc.integer({ min: -3000, max: 3000 });
    fc.assert(
      fc.property(at, at, fc.boolean(), (left, top, rtl) => {
        const place = placeCard(badge(left, top), card, view, rtl);
        expect(place.left).toBeGreaterThanOrEqual(8);
        expect(place.left + card.width).toBeLessThanOrEqual(view.width - 8);
        expect(place.top).toBeGreaterThanOrEqual(8);
        expect(place.top + card.height).toBeLessThanOrEqual(view.height - 8);
      }),
    );
  });
});
