import { parseAddress } from '../core/team/address.ts';
import type { StoredSpace } from '../storage/spaces.ts';

/** Where a person signs in, when that is all that a Jira space waits for; else null. */
export function signInAt({ address, trouble }: Pick<StoredSpace, 'address' | 'trouble'>): string | null {
  const place = parseAddress(address);
  // A session that ended is answered with a redirect, which is not followed.
  const isSignedOut = trouble?.why === 'signed-out' || trouble?.why === 'moved';
  return place?.at === 'jira' && isSignedOut ? `https://${place.host}${place.base}/` : null;
}
