/** What only a whole view shows of one issue: the background works it out of all issues seen (notes.ts). */
export type Note = {
  /** The badge's word, where something is to be noticed. */
  word?: string;
  /** The same for its accessible name, with states and ages. */
  name?: string;
  found: Finding[];
};

/** One thing that was found; note-words.ts puts it into words. */
export type Finding = {
  is: FindingKind;
  /** This issue, as it was read; its title stands on the page. */
  here: Beside;
  /** The other issues that it is about, one at least. */
  others: Beside[];
  /** How many there are besides these. */
  more?: number;
};

export type FindingKind =
  /** No part of the week's focus, and an issue of it cannot go on without this one. */
  | 'blocks-focus'
  /** The other way round: what blocks this issue of the focus serves no goal. */
  | 'waits-on-unlinked'
  /** The same work in the other tracker, done in one of them only. */
  | 'twin-differs'
  /** The same work in the other tracker. */
  | 'twin'
  | 'parent-done'
  /** This one is done, and some of its children are not. */
  | 'children-open'
  | 'children-done';

/** An issue as it was last read. */
export type Beside = {
  key: string;
  url?: string;
  title?: string;
  /** `in progress`; absent where it was not read. */
  state?: string;
  /** ISO 8601. */
  readAt: string;
};
