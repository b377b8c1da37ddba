import type { OpenByHook } from './card-context.ts';
import type { Row } from './list-row.ts';
import type { Parts } from './parts.ts';

/** What our scripts leave for each other in the isolated world that they share in a page. */
type Ours = {
  /** The running watch. */
  watch?: AbortController;
  /** The card, once its script was injected. */
  openCard?: OpenByHook;
  /** What the page's scripts can do so far. */
  parts?: Parts;
  /** The rows of the list that is worked on, once all are counted, and the rank of the week's focus. */
  counted?: { rows: ReadonlyMap<Element, Row>; rank: number | undefined } | undefined;
  /** The running watch has asked for a script with a further part. */
  isAsked?: boolean;
};

/** A symbol: a page's element named like a string key would be found on the global in its place. */
const OURS = Symbol.for('plumbline');
const world: typeof globalThis & { [OURS]?: Ours } = globalThis;

world[OURS] ??= {};
export const ours = world[OURS];
