import type { FactName, IssueFacts } from '../core/facts.ts';
import { isExpected } from '../platform/errors.ts';
import { more } from './more.ts';

/** What rules may ask for and the tracker's API can give. */
const FROM_API: readonly FactName[] = [
  'parent',
  'blockedBy',
  'blocks',
  'closes',
  'pulls',
  'labels',
  'milestone',
  'type',
  'projects',
  'assignees',
  'author',
];

/** What the tracker's API adds to the facts of a page; null where it does not answer us: they stay unread. */
export async function moreThan(facts: IssueFacts): Promise<Partial<IssueFacts> | null> {
  // The tracker itself has refused us already.
  if (facts.trouble) return null;
  const lacking = FROM_API.filter((name) => facts[name] === undefined);
  try {
    return await more(facts.key, lacking);
  } catch (error) {
    if (isExpected(error)) return null;
    throw error;
  }
}
