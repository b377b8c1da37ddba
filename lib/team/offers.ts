import { hostNeeded, parseAddress } from '../core/team/address.ts';
import { readTeamFile } from '../core/team/team-file.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { readSettings } from '../storage/read.ts';
import { changeSpace, readSpaces } from '../storage/spaces.ts';
import { type Place, readFrom } from './transport.ts';

/** Spaces that stand in a person's own scopes: each is offered once, and brings nothing before it is joined. */

/** A scope without a space is looked at again after this time. */
const LOOK_AGAIN_MS = 7 * 86_400_000;
/** Scopes looked at in one go. */
const AT_ONCE = 5;

/** Looks whether scopes that were not looked at carry a document. What fails is looked at another time. */
export async function offerSpaces(): Promise<void> {
  const [{ scopes }, spaces] = await Promise.all([readSettings(), readSpaces()]);
  const known = new Map(spaces.map((space) => [space.address.toLowerCase(), space]));
  const open = scopes.filter((scope) => {
    const space = known.get(scope.toLowerCase());
    return !space || (space.state === 'absent' && isOld(space.triedAt));
  });
  for (const address of open.slice(0, AT_ONCE)) {
    const place = parseAddress(address);
    if (place && place.at !== 'policy' && (await isAllowed(place))) await lookAt(address, place);
  }
}

async function lookAt(address: string, place: Place): Promise<void> {
  const read = await readFrom(place, null);
  if (read.is === 'trouble') return;
  // The scope may have been taken back, or everything deleted, while this was on its way.
  if (!(await readSettings()).scopes.includes(address)) return;
  const isFound = read.is === 'read' && 'file' in readTeamFile(read.text);
  const { at } = now();
  const nothing = { file: null, version: null, etag: null, readAt: null };
  await changeSpace(
    address,
    (space) =>
      // Joined or declined meanwhile, it stays so.
      (space?.state === 'absent' ? null : space) ?? {
        ...nothing,
        address,
        state: isFound ? 'offered' : 'absent',
        triedAt: at,
      },
  );
}

function isOld(moment: string | null): boolean {
  return moment === null || Date.now() - Date.parse(moment) > LOOK_AGAIN_MS;
}

async function isAllowed(place: Place): Promise<boolean> {
  const host = hostNeeded(place);
  return (
    host === null || browser.permissions.contains({ origins: [`https://${host.replace(/:\d+$/, '')}/*`] })
  );
}
