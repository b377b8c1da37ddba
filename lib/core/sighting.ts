import type { IssueFacts } from './facts.ts';

/** An issue that a page has shown: the newest facts of it, merged over all readings. */
export type Sighting = {
  /** sameKey(facts.key). */
  key: string;
  /** containerOf, lower case for GitHub. */
  container: string;
  facts: IssueFacts;
  /** ISO 8601. */
  seenAt: string;
};
