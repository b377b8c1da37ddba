import Dexie from 'dexie';
import type { IssueFacts } from '../../../../lib/core/facts.ts';
import { containerOfKey, sameKey } from '../../../../lib/core/issue.ts';
import type { Sighting } from '../../../../lib/core/sighting.ts';
import { openStore } from '../../../../lib/storage/db.ts';
import { PACKS } from '../../../../lib/storage/packs.ts';
import { readSightings } from '../../../../lib/storage/read.ts';
import { saveSightings } from '../../../../lib/storage/sightings.ts';
import { generatedFacts, NOW } from '../issues.ts';

/** Issues seen, as the product keeps them, and one row each with Dexie. */

const count = Number(new URLSearchParams(location.search).get('count') ?? 100_000);
const facts = generatedFacts(count);
const rows: Sighting[] = facts.map((one) => ({
  ...{ key: sameKey(one.key), container: sameKey(containerOfKey(one.key)), facts: one, seenAt: NOW.at },
}));
const middle = facts[Math.floor(count / 2)];
let round = 0;

function changed(): IssueFacts {
  if (!middle) throw new Error('There are no issues.');
  round += 1;
  return { ...middle, title: `Changed ${round}`, readAt: new Date(Date.parse(NOW.at) + round).toISOString() };
}

const CHANGES = 10;

/** What one of several changes takes. */
async function each(change: () => Promise<unknown>): Promise<number> {
  const all = await took(async () => {
    for (let i = 0; i < CHANGES; i++) await change();
  });
  return all / CHANGES;
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const other = new Dexie('bench-rows');
other.version(1).stores({ rows: 'key, container' });

const lab = {
  ours: {
    write: () => took(() => saveSightings(facts)),
    read: () => took(readSightings),
    change: () => each(() => saveSightings([changed()])),
    clear: async () => (await openStore()).db.table(PACKS).clear(),
  },
  floor: {
    write: () => took(() => other.table('rows').bulkPut(rows)),
    read: () => took(rawGetAll),
    change: () => each(() => other.table('rows').put({ ...rows[0], facts: changed() })),
    clear: () => other.table('rows').clear(),
  },
};

async function rawGetAll(): Promise<unknown[]> {
  await other.open();
  const request = other.backendDB().transaction('rows').objectStore('rows').getAll();
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

Object.assign(globalThis, { lab });
