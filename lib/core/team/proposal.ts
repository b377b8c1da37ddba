import type { PlumblineFile } from '../file.ts';
import { differences } from './differences.ts';
import { NO_FILE, readTeamFile } from './team-file.ts';

/** Planning together: a document that somebody proposes, before it is the space's. */
export type Proposal = {
  file: PlumblineFile;
  /** What it would make of the space's document; nothing: it is that already. */
  differences: string[];
};

/**
 * A proposal, pasted or read from a branch, beside what the team has now. Taken over it is published or imported like
 * any other document. Never throws.
 * @param current the space's document, or null before there is one
 */
export function readProposal(
  text: string,
  current: PlumblineFile | null,
): { proposal: Proposal } | { error: string } {
  const read = readTeamFile(text);
  if ('error' in read) return read;
  return { proposal: { file: read.file, differences: differences(current ?? NO_FILE, read.file) } };
}
