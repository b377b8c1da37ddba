/** A saved edit: the id to take it back by, and what happened. */
export type SavedEdit = { undo: string; words: string };
