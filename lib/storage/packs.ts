import type Dexie from 'dexie';
import * as z from 'zod/mini';
import { containerIn } from '../core/container-in.ts';
import type { Sighting } from '../core/sighting.ts';
import { hashOf } from '../sync/canonical.ts';
import { rowsIn, textOf } from './pack-text.ts';
import { goodRow, rowsOf, tellOf } from './rows.ts';

/**
 * Issues seen, those of neighbouring numbers in one record: a record each takes fifty times as long to write. A pack is a
 * text, which the browser copies faster than what it says, sealed by who wrote it: what is under its seal was checked
 * before and needs no schema again.
 */
export type Pack = { id: string; seal: number; rows: string };

export const PACKS = 'seen';
/** Where version 2 of the data had a row for each. */
const BEFORE = 'sightings';

/** Issues of so many numbers in a row share a pack. */
const NUMBERS = 128;
/** Another one breaks all seals: to be counted up when sightingSchema begins to refuse what it let pass. */
export const FORM = 1;
/** Of a pack with rows in it that the schema refuses: they are kept, and looked at by each reading. */
const UNSEALED = 0;
/** Packs that are read at once: between two turns whoever waits for the page gets an answer. */
const TURN = 16;

const packSchema = z.object({
  id: z.string(),
  seal: z.number(),
  rows: z.string(),
}) satisfies z.ZodMiniType<Pack>;

/** @param key an issue's, by sameKey */
export function packOf(key: string): string {
  const container = containerIn(key);
  return `${container} ${Math.floor(Number(key.slice(container.length + 1)) / NUMBERS)}`;
}

/** @param id a pack's */
export function containerOfPack(id: string): string {
  return id.slice(0, id.lastIndexOf(' '));
}

/** @param bad rows that the schema refused, which stay for whoever can repair them */
export function packed(id: string, good: Iterable<Sighting>, bad: readonly unknown[]): Pack {
  const rows = textOf(containerOfPack(id), good, bad);
  return { id, seal: bad.length > 0 ? UNSEALED : sealOf(rows), rows };
}

/** What is in a pack. @throws Error when it cannot be read at all */
export function unpacked(value: unknown): { good: Sighting[]; bad: unknown[] } {
  if (value === undefined) return { good: [], bad: [] };
  const pack = packSchema.safeParse(value).data;
  const rows = pack && issuesIn(pack);
  if (!pack || !rows) throw new Error('A pack of issues seen cannot be read. It was left as it is.');
  // Under its seal there is what `packed` wrote, to the letter.
  if (pack.seal === sealOf(pack.rows)) return { good: rows as Sighting[], bad: [] };
  const good = rows.map((row) => goodRow('sightings', row));
  return { good: good.filter((row) => row !== null), bad: rows.filter((_, i) => good[i] === null) };
}

function issuesIn({ id, rows }: Pack): unknown[] | null {
  try {
    return rowsIn(rows, containerOfPack(id));
  } catch {
    // Nothing of ours is written so; whoever asked says it.
    return null;
  }
}

function sealOf(text: string): number {
  // A list is a text of version 3.
  const hash = text[0] === '[' ? hashOf(text) : hashOfWords(text);
  return ((hash ^ FORM) >>> 0) * 2 ** 20 + (text.length % 2 ** 20) + 1;
}

/** As hashOf, by four bytes at a time: an import has millions of letters. */
function hashOfWords(text: string): number {
  const bytes = new TextEncoder().encode(text);
  const words = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) {
    hash = Math.imul(hash ^ (words[i] ?? 0), 0x01000193);
    // Multiplied, the upper bits never come down.
    hash ^= hash >>> 15;
  }
  for (const byte of bytes.subarray(words.byteLength)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

type Known = { seal: number; good: Sighting[] };
const known = new WeakMap<Dexie, Map<string, Known>>();

/** All issues seen. What was read here before is read again only where it was written to since, by whomever. */
export async function sightingsIn(db: Dexie): Promise<Sighting[]> {
  const before = await rowsOf(db, BEFORE);
  if (!db.tables.some(({ name }) => name === PACKS)) return before;
  const seals = new Map<string, number>();
  for (const [id, seal] of await sealsIn(db)) seals.set(id, seal);
  const packs = known.get(db) ?? new Map<string, Known>();
  known.set(db, packs);
  for (const [id, { seal }] of packs) if (seals.get(id) !== seal || seal === UNSEALED) packs.delete(id);
  const missing = [...seals.keys()].filter((id) => !packs.has(id));
  const turns = Array.from({ length: Math.ceil(missing.length / TURN) }, (_, n) =>
    missing.slice(n * TURN, (n + 1) * TURN),
  );
  const read = (ids: string[] | undefined): Promise<unknown[]> | undefined =>
    ids && db.table(PACKS).bulkGet(ids);
  let next = read(turns[0]);
  for (const [turn, ids] of turns.entries()) {
    const found = (await next) ?? [];
    // The browser finds them while these are looked at.
    next = read(turns[turn + 1]);
    ids.forEach((id, n) => {
      packs.set(id, { seal: seals.get(id) ?? UNSEALED, good: readable(found[n]) });
    });
  }
  return [before, ...[...packs.values()].map(({ good }) => good)].flat();
}

/** Without their texts. */
async function sealsIn(db: Dexie): Promise<[id: string, seal: number][]> {
  const keys: unknown[] = await db.table(PACKS).orderBy('[id+seal]').keys();
  return keys.flatMap((key): [string, number][] =>
    Array.isArray(key) ? [[String(key[0]), Number(key[1])]] : [],
  );
}

function readable(value: unknown): Sighting[] {
  try {
    return unpacked(value).good;
  } catch (error) {
    tellOf('sightings', error);
    return [];
  }
}

/** One issue, or null when no page has shown it. @param key by sameKey */
export async function sightingIn(db: Dexie, key: string): Promise<Sighting | null> {
  const old = db.tables.some(({ name }) => name === BEFORE) ? await db.table(BEFORE).get(key) : undefined;
  if (old !== undefined || !db.tables.some(({ name }) => name === PACKS)) return goodRow('sightings', old);
  const found = readable(await db.table(PACKS).get(packOf(key)));
  return found.find((one) => one.key === key) ?? null;
}
