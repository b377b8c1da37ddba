import type { PlumblineFile } from '../file.ts';
import { parseAddress, spaceMeant } from './address.ts';
import { differences } from './differences.ts';
import type { SpaceAddress } from './space.ts';
import { NO_FILE, readTeamFile } from './team-file.ts';

/** Planning together: a document that somebody proposes, before it is the space's. */
export type Proposal = {
  file: PlumblineFile;
  /** What it would make of the space's document; nothing: it is that already. */
  differences: string[];
};

export const PROPOSAL_HELP =
  'Paste the text of a plumbline.json, or write a branch, acme/shop@branch, or the address of a file on GitHub.';

/** Whether what was typed is the document itself, and not where it stands. */
export function isDocument(typed: string): boolean {
  return typed.trim().startsWith('{');
}

/**
 * Where a proposal stands: an address, `acme/shop@next-week`, or the name of a branch of the space, `plan/w48` too. Null when
 * it is none of them.
 * @param address of the space it is made to
 */
export function proposalMeant(typed: string, address: string): SpaceAddress | null {
  const text = typed.trim();
  if (/^(https?:\/\/|github:|jira:)/i.test(text)) return spaceMeant(text);
  const [, place = '', branch = text] = /^([^@]*)@(.+)$/.exec(text) ?? [];
  const space = place === '' ? parseAddress(address) : spaceMeant(place);
  return space?.at === 'github' && BRANCH.test(branch) ? { ...space, branch } : null;
}

const BRANCH = /^[\w.-][\w./-]*$/;

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
