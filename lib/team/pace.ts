/** How often spaces are asked, and what they hold. Pure, so that the report on large teams stands on the same figures. */

/** A space is read again after this time, when nobody asks before. */
export const READ_EVERY_MS = 15 * 60_000;

/** Writes of one answer of a member, when others write to the branch in between. */
export const TRIES = 4;

/** Milliseconds to wait before the next try: people who met once should not meet again. */
export function waitMs(tried: number, random: number): number {
  return random * 2_000 * tried;
}

/** Characters of JSON that a property of a Jira project holds. */
export const PROPERTY_LIMIT = 32_768;
