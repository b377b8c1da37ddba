import type { Standing, StandingActions } from '../../components/popup/popup-data.ts';
import { parseAddress, spaceName } from '../core/team/address.ts';
import { readNotRead } from '../platform/not-read.ts';
import { readSpaces, type StoredSpace } from '../storage/spaces.ts';
import { refusedHosts } from '../storage/tokens.ts';
import { follow } from './follow.ts';
import { notReadWords } from './not-read-words.ts';
import { tell } from './saving.ts';
import { signInAt } from './sign-in.ts';
import { readSyncData, syncActions } from './sync.ts';
import { teamActions } from './team.ts';

/** What the popup says beside the plan itself: loaded after its first paint. */

/** Tells it now and whenever it changes. While the database does not open there is nothing to tell; a notice says so. */
export function followStanding(onChange: (standing: Standing) => void): () => void {
  return follow(readStanding, ({ data }) => data && onChange(data));
}

/** What is known of saving, of the spaces and of hosts that refuse, as the popup says it. */
export async function readStanding(): Promise<Standing> {
  const [sync, spaces, refused, [notRead]] = await Promise.all([
    readSyncData(),
    readSpaces(),
    refusedHosts(),
    readNotRead(),
  ]);
  const ofHost = notRead && {
    name: notRead.host,
    words: notReadWords(notRead),
    readAt: null,
    isHost: true as const,
    ...(notRead.trouble === 'signed-out' && { signIn: `https://${notRead.host}/` }),
  };
  const offered = spaces.find(({ state }) => state === 'offered');
  return {
    sync,
    offer: offered ? { address: offered.address, name: spaceName(offered.address) } : null,
    refusedHost: refused[0] ?? null,
    trouble: spaces.map((space) => troubleOf(space, refused)).find(Boolean) ?? ofHost ?? null,
  };
}

/** Nothing for a space that waits for a token which is asked for anyway. */
function troubleOf(space: StoredSpace, refused: readonly string[]): Standing['trouble'] {
  const { address, state, trouble, readAt, file } = space;
  if (state !== 'joined' || !trouble) return null;
  const place = parseAddress(address);
  if (trouble.why === 'signed-out' && place?.at === 'github' && refused.includes(place.host)) return null;
  const signIn = signInAt(space);
  return {
    name: spaceName(address),
    words: trouble.words,
    readAt: file && readAt,
    ...(signIn && { signIn }),
  };
}

export const standingActions: StandingActions = {
  ...syncActions,
  join: async (address) => void (await teamActions.join(address)),
  decline: teamActions.leave,
  forgetToken: async (host) => void (await tell('token', { host, token: null })),
};
