/** Why a pass could not write, in words for a person. Nothing is lost by it: all is in the database of the device. */

export const NO_ROOM = 'The browser has no room left for sync. All is saved on this device.';
export const TOO_MUCH =
  'Settings and active goals are more than the browser carries to other devices. All is saved on this device; retire a goal or take out scopes.';
export const TOO_FAST =
  'The browser takes no more changes for now. All is saved on this device; the other devices get the rest later.';

/** Says that so many texts do not travel; null when all do. */
export function tooLarge(count: number): string | null {
  if (count === 0) return null;
  const what = count === 1 ? '1 text is' : `${count} texts are`;
  return `${what} too long for the browser to carry to other devices. All is saved on this device.`;
}

/** Says that the mailbox refused, and when it is tried again. */
export function failed(error: unknown): string {
  return `The browser did not take the changes (${messageOf(error)}). All is saved on this device; it is tried again in 15 minutes.`;
}

/** Too many calls in a while; to be asked before {@link isQuota}, as browsers call it a quota too. */
export function isRate(error: unknown): boolean {
  return /per.?(minute|hour)|write.?operations/i.test(messageOf(error));
}

/** The mailbox has no room. */
export function isQuota(error: unknown): boolean {
  return /quota/i.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
