import type { VerdictState } from '../core/view.ts';

/** Outlines on a 16 px grid, each one path, drawn in strokes of 1.5. */
const STATES: Partial<Record<VerdictState, string>> = {
  unlinked: 'M8 1v2.3M5.7 6.9h4.6l1.8 2.8-4.1 5.4-4.1-5.4z',
  idle: 'M8 1v6.6M5 10.6a3 3 0 1 0 6 0a3 3 0 1 0-6 0z',
  unknown: 'M5.3 2.5h5.4L13 6l-5 8-5-8z',
  upkeep: 'M13 6.4A5.3 5.3 0 0 0 3.5 5.2M3 9.6a5.3 5.3 0 0 0 9.5 1.2M3.2 2v3.3h3.3M12.8 14v-3.3H9.5',
  parked: 'M5.6 3.3v9.4M10.4 3.3v9.4',
  snoozed: 'M12.9 10.3A5.6 5.6 0 0 1 5.7 3.1a5.6 5.6 0 1 0 7.2 7.2z',
  done: 'M3 8.4l3.4 3.3L13 4.5',
};

/** None; circle, square, shield, diamond, hexagon for ranks 1 to 5. */
const RANKS = [
  '',
  'M1 8a7 7 0 1 0 14 0a7 7 0 1 0-14 0z',
  'M4.4 1.4h7.2a3 3 0 0 1 3 3v7.2a3 3 0 0 1-3 3H4.4a3 3 0 0 1-3-3V4.4a3 3 0 0 1 3-3z',
  'M1.6 1.4h12.8v6.2q-.4 4.4-6.4 7.4q-6-3-6.4-7.4z',
  'M8 .6L15.4 8L8 15.4L.6 8z',
  'M8 .6l6.4 3.7v7.4L8 15.4l-6.4-3.7V4.3z',
];

export const CHEVRON = 'M4 6.2l4 4 4-4';

/** The outline of a state, or of a goal's rank, 1 to 5, where there is a goal. */
export function outline(state: VerdictState, rank: number): string {
  return RANKS[rank] || STATES[state] || '';
}
