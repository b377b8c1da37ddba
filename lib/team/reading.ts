import { sameValue } from '../core/edits/same.ts';
import {
  ADDRESS_HELP,
  isSameSpace,
  parseAddress,
  printAddress,
  spaceMeant,
  spaceName,
} from '../core/team/address.ts';
import { LOCKED_WORDS } from '../core/team/space.ts';
import { readTeamFile } from '../core/team/team-file.ts';
import { now } from '../platform/clock.ts';
import { ExpectedError } from '../platform/errors.ts';
import { readManaged } from '../storage/effective.ts';
import { publishAll } from '../storage/publish.ts';
import { changeSpace, readSpaces, type StoredSpace } from '../storage/spaces.ts';
import { READ_EVERY_MS } from './pace.ts';
import { type Place, type Read, readFrom } from './transport.ts';

/** Reading spaces: for the background only, so that all tabs and pages cost one request. */

const UNREAD: Omit<StoredSpace, 'address' | 'state'> = {
  file: null,
  version: null,
  etag: null,
  readAt: null,
  triedAt: null,
};

/**
 * Reads the spaces that are due, and publishes what is new in them. What fails stays as it was, with its reason.
 * @param asked the address of one to be read now, whenever it was last read
 */
export async function readDueSpaces(asked?: string): Promise<void> {
  const left = await followPolicy();
  const joined = (await readSpaces()).filter(({ state }) => state === 'joined');
  const due = joined.filter((space) => (asked === undefined ? isDue(space) : space.address === asked));
  const changed = await Promise.all(due.map(readAgain));
  if (left || changed.some(Boolean)) await publishAll();
}

/**
 * Joins the space that a person means; it counts from the first good copy on.
 * @returns its text form
 * @throws ExpectedError with what is wrong with the address or the document, when nothing is joined
 */
export async function joinSpace(typed: string): Promise<string> {
  const meant = spaceMeant(typed);
  if (!meant || meant.at === 'policy') throw new ExpectedError('refused', ADDRESS_HELP, 'address');
  const written = printAddress(meant);
  const known = (await readSpaces()).find((space) => isSameSpace(space.address, written));
  const address = known?.address ?? written;
  const read = await readFrom(meant, null);
  const next = copyOf({ ...UNREAD, address, state: 'joined' }, read);
  // A project or repository without a document is joined by whoever publishes the first one.
  if (next.trouble) throw new ExpectedError('refused', next.trouble.words, 'address');
  await changeSpace(address, () => next);
  await publishAll();
  return address;
}

/**
 * Leaves a joined space, or declines one that was offered: it is not offered again.
 * @throws ExpectedError when the browser's policy names it
 */
export async function leaveSpace(address: string): Promise<void> {
  await changeSpace(address, (known) => {
    if (known?.byPolicy) throw new ExpectedError('refused', LOCKED_WORDS);
    return known && { ...UNREAD, address, state: 'declined' };
  });
  await publishAll();
}

/** The space as it stands there now. What is kept here stays as it was. */
export async function readNow(space: StoredSpace): Promise<StoredSpace> {
  return copyOf(space, await readFrom(placeOf(space.address), null, copyReadAt(space)));
}

/** @throws ExpectedError for what is no place that can be read */
export function placeOf(address: string): Place {
  const place = parseAddress(address);
  if (!place || place.at === 'policy') throw new ExpectedError('refused', ADDRESS_HELP, 'address');
  return place;
}

function isDue({ triedAt, trouble }: StoredSpace): boolean {
  const since = Date.now() - Date.parse(triedAt ?? '');
  // Never tried, or by a clock that was set back since.
  if (!(since >= 0)) return true;
  return since >= READ_EVERY_MS && !(Date.parse(trouble?.until ?? '') > Date.now());
}

/** Whether it says something else now. */
async function readAgain(space: StoredSpace): Promise<boolean> {
  const read = await readFrom(placeOf(space.address), space.etag, copyReadAt(space));
  let isNews = false;
  await changeSpace(space.address, (known) => {
    // Published or left meanwhile: this answer may be older than that.
    if (known?.state !== 'joined' || known.triedAt !== space.triedAt) return known;
    const next = copyOf(known, read);
    isNews = next.version !== known.version || !sameValue(next.file, known.file);
    return next;
  });
  return isNews;
}

function copyReadAt({ file, readAt }: StoredSpace): string | undefined {
  return (file && readAt) ?? undefined;
}

/** What is known of a space after it was asked. The last good copy stays until there is another one. */
function copyOf({ trouble: _, ...known }: StoredSpace, read: Read): StoredSpace {
  const { at } = now();
  const tried = { ...known, triedAt: at };
  if (read.is === 'same') return { ...tried, readAt: at };
  if (read.is === 'trouble') return { ...tried, trouble: read.trouble };
  if (read.is === 'none') {
    if (!known.file) return { ...tried, readAt: at, version: null, etag: null };
    const words = `${spaceName(known.address)} has no plumbline.json any more, or you may not see it. What was read before stays.`;
    return { ...tried, trouble: { why: 'missing', words } };
  }
  const document = readTeamFile(read.text);
  if ('error' in document) return { ...tried, trouble: { why: 'broken', words: document.error } };
  return { ...tried, readAt: at, file: document.file, version: read.version, etag: read.etag };
}

/**
 * Everyone here is in the spaces that the policy names, and leaves those it names no more.
 * @returns whether one was left
 */
async function followPolicy(): Promise<boolean> {
  const { spaces = [] } = (await readManaged()).policy;
  const known = await readSpaces();
  const followed = known.filter(({ state, byPolicy }) => state === 'joined' && byPolicy);
  for (const named of spaces) {
    if (followed.some(({ address }) => isSameSpace(address, named))) continue;
    const address = known.find((space) => isSameSpace(space.address, named))?.address ?? named;
    await changeSpace(address, (space) => ({
      ...UNREAD,
      ...space,
      address,
      state: 'joined',
      byPolicy: true,
    }));
  }
  const left = known.filter(
    ({ address, byPolicy }) => byPolicy && !spaces.some((named) => isSameSpace(named, address)),
  );
  for (const { address } of left) await changeSpace(address, () => null);
  return left.length > 0;
}
