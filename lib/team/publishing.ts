import { sameValue } from '../core/edits/same.ts';
import type { PlumblineFile } from '../core/file.ts';
import { spaceName } from '../core/team/address.ts';
import { publication, publishPreview } from '../core/team/publication.ts';
import { signed } from '../core/team/signed.ts';
import { NO_FILE, writeTeamFile } from '../core/team/team-file.ts';
import type { Choice, Previewed, Published } from '../messages/protocol.ts';
import { now } from '../platform/clock.ts';
import { ExpectedError } from '../platform/errors.ts';
import { publishAll } from '../storage/publish.ts';
import { readRecords } from '../storage/read.ts';
import { changeSpace, readSpace, type StoredSpace } from '../storage/spaces.ts';
import { placeOf, readNow } from './reading.ts';
import { writeTo } from './transport.ts';
import { whoAmI } from './who.ts';

/** Publishing to a space: a deliberate act, shown first, and never over what someone else wrote meanwhile. */

/** What publishing would change in what stands there now. Changes nothing. */
export async function previewPublish(choice: Choice): Promise<Previewed> {
  const { preview } = await prepared(choice);
  return preview;
}

/**
 * Writes the document that was previewed.
 * @param seen of the preview
 * @throws ExpectedError with what to do, when it could not be written; nothing was changed then
 */
export async function publishTo(choice: Choice, seen: string): Promise<Published> {
  const { address } = choice;
  const { preview, space } = await prepared(choice);
  // It stands there already: asked twice because an answer was lost, there is nothing left to do.
  if (preview.differences.length === 0 && preview.conflicts.length === 0) {
    await keep(address, space);
    await publishAll();
    return { is: 'published' };
  }
  if (preview.seen !== seen) return { is: 'again', preview };
  // Theirs stands wherever the sides met.
  if (preview.differences.length === 0) return { is: 'published' };
  const place = placeOf(address);
  const file = signed(preview.file, space.file ?? NO_FILE, await whoAmI(place));
  const made = writeTeamFile(file);
  if ('error' in made) throw new ExpectedError('refused', made.error);
  const [first = 'The plan'] = preview.differences;
  const more = preview.differences.length - 1;
  const message = `${first}${more > 0 ? `, and ${more} more` : ''} (Plumbline)`;
  const written = await writeTo(place, made.text, space.version, message);
  if (written.is === 'trouble' && written.trouble.why !== 'changed')
    throw new ExpectedError(codeOf(written.trouble.why), written.trouble.words);
  // A lost answer, or a server without versions: what stands there now says whether it was ours that was taken.
  const after = await readBack(address, written, file);
  if (!sameValue(after, file)) return { is: 'again', preview: (await prepared(choice)).preview };
  await publishAll();
  return { is: 'published' };
}

/** The document as it stands there after writing, which is the copy to keep here. */
async function readBack(
  address: string,
  written: Awaited<ReturnType<typeof writeTo>>,
  file: PlumblineFile,
): Promise<PlumblineFile | null> {
  const isCertain = written.is === 'written' && written.version !== null;
  const copy = isCertain ? { file, version: written.version, etag: null } : await fresh(address);
  await keep(address, copy);
  return copy.file;
}

/** Keeps what stands there now as the last good copy. */
function keep(address: string, { file, version, etag }: Pick<StoredSpace, 'file' | 'version' | 'etag'>) {
  const { at } = now();
  return changeSpace(address, (known) => {
    if (!known) return known;
    const { trouble: _, ...rest } = known;
    return { ...rest, file, version, etag, readAt: at, triedAt: at };
  });
}

async function prepared({
  address,
  share,
  take,
  proposal,
}: Choice): Promise<{ preview: Previewed; space: StoredSpace }> {
  const before = await readSpace(address);
  const space = await fresh(address);
  const base = before?.file ?? NO_FILE;
  const theirs = space.file ?? NO_FILE;
  const changed = proposal
    ? { base, mine: proposal }
    : publication(await readRecords(), address, base, share);
  const made = publishPreview(changed, theirs, new Set(take));
  const seen = await digest([space.version, theirs, made.file]);
  return { preview: { ...made, seen }, space };
}

/** @throws ExpectedError when the space cannot be read now: publishing on an old copy could undo what others did */
async function fresh(address: string): Promise<StoredSpace> {
  const known = await readSpace(address);
  if (known?.state !== 'joined')
    throw new ExpectedError('missing', `Join ${spaceName(address)} first, then publish to it.`);
  const space = await readNow(known);
  if (space.trouble) throw new ExpectedError(codeOf(space.trouble.why), space.trouble.words);
  return space;
}

async function digest(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function codeOf(why: string): ExpectedError['code'] {
  const codes: Record<string, ExpectedError['code']> = {
    'signed-out': 'signed-out',
    forbidden: 'no-right',
    missing: 'not-found',
    moved: 'not-found',
    limited: 'limit',
    offline: 'unreachable',
    'too-big': 'refused',
  };
  return codes[why] ?? 'wrong-answer';
}
