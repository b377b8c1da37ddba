import { type IssueFacts, mergeFacts } from '../core/facts.ts';
import { containerOf, parseKey, sameKey } from '../core/issue.ts';
import type { Sighting } from '../core/sighting.ts';
import { now } from '../platform/clock.ts';
import { goodRow } from './rows.ts';
import { writing } from './writing.ts';

/** Keeps what pages have read of issues: the newest reading of each fact wins, an unread one takes nothing away. */
export function saveSightings(facts: readonly IssueFacts[]): Promise<void> {
  const news = new Map<string, IssueFacts>();
  for (const one of facts) news.set(sameKey(one.key), newest(news.get(sameKey(one.key)), one));
  return writing((db) =>
    db.transaction('rw', 'sightings', async () => {
      const table = db.table('sightings');
      const keys = [...news.keys()];
      const rows: unknown[] = await table.bulkGet(keys);
      const merged = keys.flatMap((key, i) => {
        const [row, fresh] = [rows[i], news.get(key)];
        const stored = goodRow('sightings', row);
        // A bad row stays as it is, for whoever can repair it.
        if (!fresh || (row !== undefined && !stored)) return [];
        return sightingOf(key, newest(stored?.facts, fresh));
      });
      await table.bulkPut(merged);
    }),
  );
}

function sightingOf(key: string, facts: IssueFacts): Sighting[] {
  const ref = parseKey(key);
  return ref ? [{ key, container: containerOf(ref), facts, seenAt: now().at }] : [];
}

/** Both readings in one. What went wrong at a reading is no fact and is not kept. */
function newest(a: IssueFacts | undefined, { trouble: _, retryAt: __, ...b }: IssueFacts): IssueFacts {
  if (!a) return b;
  return Date.parse(a.readAt) <= Date.parse(b.readAt) ? mergeFacts(a, b) : mergeFacts(b, a);
}
