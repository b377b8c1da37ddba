import type { FactName, IssueFacts } from '../core/facts.ts';
import { parseKey, sameKey } from '../core/issue.ts';
import { isExpected } from '../platform/errors.ts';
import { limitOf } from '../platform/limits.ts';
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

/** What is being asked for: tabs of one issue share an answer. */
const asking = new Map<string, Promise<Partial<IssueFacts> | null>>();

/**
 * What the tracker's API adds to the facts of a page; null where it does not answer us: they stay unread. Where it may not
 * be asked for now, that and until when.
 */
export async function moreThan(facts: IssueFacts): Promise<Partial<IssueFacts> | null> {
  // The tracker itself has refused us already. Of a limit it was we who told the page.
  if (facts.trouble && facts.retryAt === undefined) return null;
  const lacking = FROM_API.filter((name) => facts[name] === undefined);
  const what = [sameKey(facts.key), ...lacking].join(' ');
  const answer = asking.get(what) ?? ask(facts.key, lacking).finally(() => asking.delete(what));
  asking.set(what, answer);
  return answer;
}

async function ask(key: string, lacking: readonly FactName[]): Promise<Partial<IssueFacts> | null> {
  try {
    return await more(key, lacking);
  } catch (error) {
    if (!isExpected(error)) throw error;
    const retryAt = error.code === 'limit' ? await limitOf(parseKey(key)?.host ?? '') : null;
    return retryAt === null ? null : { trouble: 'limited', retryAt };
  }
}
