import { sameValue } from '../edits/same.ts';
import type { PlumblineFile } from '../file.ts';

/** Who published an entry, as the tracker calls them; a field that old readers keep without knowing it. */
export type Signed = { by?: string };

/** The document with every goal and focus that differs from theirs signed by whoever publishes it. */
export function signed(file: PlumblineFile, theirs: PlumblineFile, by: string | null): PlumblineFile {
  if (by === null) return file;
  const sign =
    <T extends object>(old: readonly T[] = []) =>
    (entry: T): T & Signed =>
      old.some((one) => sameValue(one, entry)) ? entry : { ...entry, by };
  return {
    ...file,
    ...(file.goals && { goals: file.goals.map(sign(theirs.goals)) }),
    ...(file.focus && { focus: file.focus.map(sign(theirs.focus)) }),
  };
}

/** ` (dana)`, or nothing where an entry is not signed. */
export function signature(entry: Signed | undefined): string {
  return typeof entry?.by === 'string' ? ` (${entry.by})` : '';
}
