import { hostNeeded, parseAddress } from '../core/team/address.ts';
import { readTeamFile } from '../core/team/team-file.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { readSettings } from '../storage/read.ts';
import { changeSpace, readSpaces } from '../storage/spaces.ts';
import { type Place, readFrom, type Trouble } from './transport.ts';

/** Spaces that stand in a person's own scopes: each is offered once, and brings nothing before it is joined. */

/** A scope without a space is looked at again after this time. */
const LOOK_AGAIN_MS = 7 * 86_400_000;
/** Scopes looked at in one go. */
const AT_ONCE = 5;

/** Looks whether scopes that were not looked at carry a document. A host that does not answer holds up no other. */
export async function offerSpaces(): Promise<void> {
  const [{ scopes }, spaces] = await Promise.all([readSettings(), readSpaces()]);
  const known = new Map(spaces.map((space) => [space.address.toLowerCase(), space]));
  const open = scopes.filter((scope) => {
    const space = known.get(scope.toLowerCase());
    return !space || (space.state === 'absent' && isOld(space.triedAt));
  });
  const silent = new Set<string>();
  let left = AT_ONCE;
  for (const address of open) {
    const place = parseAddress(address);
    if (!place || place.at === 'policy' || silent.has(place.host) || !(await isAllowed(place))) continue;
    if (!(await lookAt(address, place))) silent.add(place.host);
    left -= 1;
    if (left === 0) break;
  }
}

/** @returns false where the whole host does not answer now: there it is looked at another time */
async function lookAt(address: string, place: Place): Promise<boolean> {
  const read = await readFrom(place, null);
  if (read.is === 'trouble' && isOfHost(read.trouble, place)) return false;
  // The scope may have been taken back, or everything deleted, while this was on its way.
  if (!(await readSettings()).scopes.includes(address)) return true;
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
  return true;
}

/** Whether any other space of the host would be in the same trouble. */
function isOfHost({ why }: Trouble, { at }: Place): boolean {
  // Jira leads to a page to sign in, GitHub to where the repository is now.
  return OF_HOST.includes(why) || (why === 'moved' && at === 'jira');
}

const OF_HOST: readonly Trouble['why'][] = ['signed-out', 'limited', 'broken', 'offline'];

function isOld(moment: string | null): boolean {
  // Far off on either side: the clock may have been set back since.
  return moment === null || Math.abs(Date.now() - Date.parse(moment)) > LOOK_AGAIN_MS;
}

async function isAllowed(place: Place): Promise<boolean> {
  const host = hostNeeded(place);
  return (
    host === null || browser.permissions.contains({ origins: [`https://${host.replace(/:\d+$/, '')}/*`] })
  );
}
