import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../components/triage/window.ts';

const ODD = new Map([
  [0, 36],
  [3, 70],
]);

describe('the places of lines', () => {
  const { startOf, at } = placesOf({ count: 6, odd: ODD }, 52);

  it('follow each other, whatever their heights', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map(startOf)).toEqual([0, 36, 88, 140, 210, 262, 314]);
  });

  it('are found by what is seen there', () => {
    expect([0, 35, 36, 139, 140, 209, 210, 313, 9_999].map(at)).toEqual([0, 0, 1, 2, 3, 3, 4, 5, 5]);
  });

  it('are none in a list without lines', () => {
    const none = placesOf({ count: 0, odd: new Map() }, 52);
    expect([none.at(100), none.startOf(0)]).toEqual([0, 0]);
  });
});
