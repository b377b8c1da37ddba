import { first } from '../trackers/dom.ts';
import { layFree } from './lay-free.ts';
import type { Lay } from './list-marks.ts';

/** Lower than in a line of its own. Its end may lie over what follows and a button's edge (lay-free.ts): nothing is there. */
const LAID = {
  position: 'absolute',
  boxSizing: 'border-box',
  blockSize: '2em',
  paddingInline: '6px 26px',
  pointerEvents: 'none',
} as const;

/** Lays the strip, each time that it was put in or that the page has changed. */
export type LayStrip = (host: HTMLElement) => void;

/** How a tracker's pages have marks and the strip laid where they have no room to give. */
export type Lays = { mark?: Lay; strip?: LayStrip };

/**
 * Lays the strip over the room that a line of what it stands in leaves, where that has such a line: the page has no room to
 * give there, and none of its parts moves.
 * @param line a selector
 */
export function stripOver(line: string): LayStrip {
  return (host) => {
    const anchor = host.parentElement;
    const found = anchor && first(anchor, line);
    if (!found) return;
    Object.assign(host.style, LAID);
    layFree(host, { anchor, line: found, how: 'append', size: 'row' });
  };
}
