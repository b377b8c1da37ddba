import type { Truth } from '../core/rules/rule.ts';
import type { VerdictState } from '../core/view.ts';
import type { Mark } from './list-marks.ts';

/** A row or card, for as long as the page keeps its element, whatever issue it shows. */
export type Row = {
  /** On screen, or nearly. */
  isNear: boolean;
  isRead: boolean;
  /** It is an issue's, but its line was not found. */
  isPlaceless: boolean;
  /** Which part of the page its mark is (list-check.ts). */
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
