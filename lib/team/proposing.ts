import { printAddress, spaceName } from '../core/team/address.ts';
import {
  isDocument,
  PROPOSAL_HELP,
  type Proposal,
  proposalMeant,
  readProposal,
} from '../core/team/proposal.ts';
import { ExpectedError } from '../platform/errors.ts';
import { readSpace } from '../storage/spaces.ts';
import { placeOf } from './reading.ts';
import { readFrom } from './transport.ts';

/**
 * A proposal to a joined space, pasted or read from where it stands, beside the last good copy. Changes nothing.
 * @throws ExpectedError with what is wrong with it, or with the place
 */
export async function readProposed(address: string, typed: string): Promise<Proposal> {
  const space = await readSpace(address);
  if (space?.state !== 'joined')
    throw new ExpectedError('missing', `Join ${spaceName(address)} first, then look at proposals to it.`);
  const text = isDocument(typed) ? typed : await textAt(address, typed);
  const read = readProposal(text, space.file);
  if ('error' in read) throw new ExpectedError('refused', read.error, 'typed');
  return read.proposal;
}

async function textAt(address: string, typed: string): Promise<string> {
  const meant = proposalMeant(typed, address);
  if (!meant) throw new ExpectedError('refused', PROPOSAL_HELP, 'typed');
  const place = printAddress(meant);
  const read = await readFrom(placeOf(place), null);
  if (read.is === 'trouble') throw new ExpectedError('refused', read.trouble.words, 'typed');
  if (read.is === 'read') return read.text;
  throw new ExpectedError(
    'not-found',
    `There is no plumbline.json at ${spaceName(place)}, or you may not see it.`,
    'typed',
  );
}
