import Dexie from 'dexie';
import { type IssueFacts, mergeFacts } from '../core/facts.ts';
import { parseKey, sameKey } from '../core/issue.ts';
import { now } from '../platform/clock.ts';
import { containerOfPack, PACKS, type Pack, packed, packOf, unpacked } from './packs.ts';
import { tellOf } from './rows.ts';
import { writing } from './writing.ts';

/** Packs that are handed to the browser in one go. */
const TOGETHER = 64;

/**
 * Keeps what pages have read of issues: the newest reading of each fact wins, an unread one takes nothing away.
 * @param facts as factsSchema lets them pass: readings trust what was written here
 */
export function saveSightings(facts: readonly IssueFacts[]): Promise<void> {
  const { at } = now();
  const byPack = new Map<string, IssueFacts[]>();
  for (const one of facts) {
    const key = sameKey(one.key);
    if (!parseKey(key)) continue;
    const id = packOf(key);
    const news = byPack.get(id);
    if (news) news.push(one);
    else byPack.set(id, [one]);
  }
  const packs = [...byPack];
  return writing((db) =>
    db.transaction('rw', PACKS, async () => {
      const table = db.table(PACKS);
      const stored: unknown[] = await table.bulkGet([...byPack.keys()]);
      const puts: PromiseLike<unknown>[] = [];
      // The browser writes some of them while others are made.
      for (let i = 0; i < packs.length; i += TOGETHER) {
        const some = packs.slice(i, i + TOGETHER);
        puts.push(table.bulkPut(some.flatMap(([id, news], n) => repacked(id, stored[i + n], news, at))));
      }
      await Dexie.Promise.all(puts);
    }),
  );
}

/** The pack with the news in it; none when it cannot be read, and stays as it is. */
function repacked(id: string, stored: unknown, news: readonly IssueFacts[], seenAt: string): Pack[] {
  try {
    const { good, bad } = unpacked(stored);
    const all = new Map(good.map((one) => [one.key, one]));
    const kept = new Set(bad.map(keyIn));
    const container = containerOfPack(id);
    // A bad row stays as it is, for whoever can repair it.
    for (const fresh of news) {
      const key = sameKey(fresh.key);
      if (kept.has(key)) continue;
      const facts = newest(all.get(key)?.facts, fresh);
      all.set(key, { key, container, facts, seenAt });
    }
    return [packed(id, all.values(), bad)];
  } catch (error) {
    tellOf('sightings', error);
    return [];
  }
}

function keyIn(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'key' in row ? row.key : undefined;
}

/** Both readings in one. */
function newest(a: IssueFacts | undefined, read: IssueFacts): IssueFacts {
  const b = 'trouble' in read || 'retryAt' in read ? untroubled(read) : read;
  if (!a) return b;
  return Date.parse(a.readAt) <= Date.parse(b.readAt) ? mergeFacts(a, b) : mergeFacts(b, a);
}

/** What went wrong at a reading is no fact and is not kept. */
function untroubled({ trouble: _, retryAt: __, ...facts }: IssueFacts): IssueFacts {
  return facts;
}
