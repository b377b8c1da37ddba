import type { IssueFacts } from '../core/facts.ts';
import { isOpen } from '../core/open.ts';
import type { Truth } from '../core/rules/rule.ts';
import { started } from '../core/started.ts';
import type { VerdictState } from '../core/view.ts';
import type { Mark } from './list-marks.ts';
import type { Counts } from './strip.ts';

/** A row or card, for as long as the page keeps its element, whatever issue it shows. */
export type Row = {
  /** On screen, or nearly. */
  isNear: boolean;
  isRead: boolean;
  /** Its line was not found when it was last looked for, or was never looked for. */
  isPlaceless: boolean;
  /** Which part of the page its mark is (list-check.ts); empty where its line was never looked for. */
  part: string;
  /** Not the list's own: neither counted nor dimmed. */
  isAside?: boolean | undefined;
  /** Of the issue that it shows; empty where it shows none. */
  key: string;
  /** Absent: not judged, or in no scope. */
  state?: VerdictState | undefined;
  /** Of the focus and not known to be closed: whether it is started. */
  begun?: Truth | undefined;
  mark?: Mark | undefined;
  /** Where the mark was put, and how often the page has thrown it out of there. */
  anchor?: Element | undefined;
  thrownOut: number;
};

/** One of which nothing is known yet. */
export function newRow(): Row {
  return { isNear: false, isRead: false, isPlaceless: true, part: '', key: '', thrownOut: 0 };
}

/** The issues near the screen whose rows do not suffice. */
export function lackingIn(rows: ReadonlyMap<Element, Row>): string[] {
  return [...rows.values()].flatMap(({ isNear, state, key }) => (isNear && state === 'unknown' ? [key] : []));
}

/** Keeps how many rows are in which state. */
export function setState(
  counts: Counts,
  row: Row,
  state: VerdictState | undefined,
  facts?: IssueFacts | null,
): void {
  if (row.state) counts[row.state] = (counts[row.state] ?? 0) - 1;
  if (state) counts[state] = (counts[state] ?? 0) + 1;
  row.state = state;
  row.begun = state === 'focus' && facts && isOpen(facts) !== false ? started(facts) : undefined;
}
