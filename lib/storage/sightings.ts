import Dexie from 'dexie';
import { type IssueFacts, mergeFacts } from '../core/facts.ts';
import { isKey, sameKey } from '../core/issue.ts';
import type { Sighting } from '../core/sighting.ts';
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
  const packs = [...byPack(facts, now().at)];
  return writing((db) =>
    db.transaction('rw', PACKS, async () => {
      const table = db.table(PACKS);
      const stored: unknown[] = await table.bulkGet(packs.map(([id]) => id));
      const puts: PromiseLike<unknown>[] = [];
      // The browser writes some of them while others are made.
      for (let i = 0; i < packs.length; i += TOGETHER) {
        const some = packs.slice(i, i + TOGETHER);
        puts.push(table.bulkPut(some.flatMap(([id, news], n) => repacked(id, stored[i + n], news))));
      }
      await Dexie.Promise.all(puts);
    }),
  );
}

/** The issues read, by the pack that each belongs into. */
function byPack(facts: readonly IssueFacts[], seenAt: string): Map<string, Sighting[]> {
  const packs = new Map<string, Sighting[]>();
  for (const one of facts) {
    const key = sameKey(one.key);
    if (!isKey(key)) continue;
    const id = packOf(key);
    const news = packs.get(id) ?? [];
    const container = news[0]?.container ?? containerOfPack(id);
    news.push({ key, container, facts: untroubled(one), seenAt });
    if (news.length === 1) packs.set(id, news);
  }
  return packs;
}

/** The pack with the news in it; none when it cannot be read, and stays as it is. */
function repacked(id: string, stored: unknown, news: readonly Sighting[]): Pack[] {
  try {
    const { good, bad } = unpacked(stored);
    const all = new Map(good.map((one) => [one.key, one]));
    const kept = new Set(bad.map(keyIn));
    // A bad row stays as it is, for whoever can repair it.
    for (const fresh of news) if (!kept.has(fresh.key)) all.set(fresh.key, newest(all.get(fresh.key), fresh));
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
function newest(before: Sighting | undefined, read: Sighting): Sighting {
  if (!before) return read;
  const [a, b] = [before.facts, read.facts];
  const inOrder = Date.parse(a.readAt) <= Date.parse(b.readAt);
  return { ...read, facts: inOrder ? mergeFacts(a, b) : mergeFacts(b, a) };
}

/** What went wrong at a reading is no fact and is not kept. */
function untroubled(read: IssueFacts): IssueFacts {
  if (!('trouble' in read || 'retryAt' in read)) return read;
  const { trouble: _, retryAt: __, ...facts } = read;
  return facts;
}
