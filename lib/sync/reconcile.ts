import { deviceOf, type Stamp } from '../core/clock.ts';
import type { Stamped } from '../core/stamped.ts';
import { bytesOf } from './bytes.ts';
import { canonical, digestOf, textsOf } from './canonical.ts';
import { knownCut } from './late.ts';
import { type Items, LIMITS, type Limits, type Mailbox } from './mailbox.ts';
import { type Post, postTo, taken } from './post.ts';
import { type Read, readItems } from './read.ts';
import type { Merged, SyncState, SyncStore } from './sync-store.ts';
import * as trouble from './trouble.ts';
import { fitWindow, type Window } from './window.ts';

/** What a pass did; `wrote`: it changed the mailbox. */
export type Reconciled = Merged & { wrote: boolean };

const NOTHING: Merged = { changes: [], conflicts: [] };

/** How often a refused mailbox is asked to take less. */
const MOST_TRIES = 5;
const LESS = 0.75;

/**
 * One pass: takes in what the mailbox brought, and puts back what it lost or does not know yet. To be run under a lock;
 * it may end anywhere, and the next one goes on from what stands. A mailbox that refuses is told in the state.
 * @param now ISO 8601
 * @throws what the store throws
 */
export async function reconcile(
  store: SyncStore,
  mailbox: Mailbox,
  now: string,
  limits = LIMITS,
): Promise<Reconciled> {
  const before = await store.state();
  const { last } = await store.clock();
  let there: Items;
  try {
    there = await mailbox.get();
  } catch (error) {
    await store.save({ trouble: trouble.failed(error) });
    return { ...NOTHING, wrote: false };
  }
  const texts = textsOf(there);
  if (knownAs(last, texts) === before.digest) {
    await store.save({ takenAt: now });
    return { ...NOTHING, wrote: false };
  }
  const read = readItems(there);
  const { foreign, from, ...merged } = await takeIn(store, read, before);
  if (read.mark.newer) return { ...merged, wrote: false };
  const { wrote, state } = await post(store, mailbox, { there, texts, read, from, limits });
  await store.save(state.digest === '' ? state : { ...state, sent: foreign, takenAt: now });
  return { ...merged, wrote };
}

/** Mailbox and clock, as the state knows them. */
function knownAs(last: Stamp, texts: ReadonlyMap<string, string>): string {
  return `${last} ${digestOf(texts)}`;
}

/** Merges what was read, and marks what nobody else may have. */
async function takeIn(
  store: SyncStore,
  { mark, records, unreadable }: Read,
  before: SyncState,
): Promise<Merged & Pick<SyncState, 'foreign' | 'from'>> {
  if (unreadable.length > 0) await store.setAside(unreadable);
  const merged = mark.readable ? await store.merge(records) : NOTHING;
  const { device, last } = await store.clock();
  const foreign = mark.readable ? newestOfOthers(records, device, before.foreign) : before.foreign;
  const cut = mark.readable ? knownCut(mark.from, last) : before.from;
  if (cut > before.from) await store.touchLate(before.sent, cut);
  const from = cut > before.from ? cut : before.from;
  const unread = unreadable.map(({ key, why }) => ({ key, why }));
  await store.save({ foreign, from, newer: mark.newer, unreadable: unread });
  return { ...merged, foreign, from };
}

function newestOfOthers(records: readonly Stamped[], device: string, known: Stamp): Stamp {
  let newest = known;
  for (const { fields } of records)
    for (const [, stamp] of Object.values(fields))
      if (stamp > newest && deviceOf(stamp) !== device) newest = stamp;
  return newest;
}

type Job = { there: Items; texts: Map<string, string>; read: Read; from: string; limits: Limits };
/** Where the browser took nothing, the digest is ''. */
type Done = { wrote: boolean; state: Partial<SyncState> };

/** Makes the mailbox hold the window, a smaller one when the browser has no room for it. */
async function post(store: SyncStore, mailbox: Mailbox, job: Job): Promise<Done> {
  const { there, texts, read, from, limits } = job;
  const others = taken(there, read);
  let room = { ...limits, bytes: limits.bytes - others.bytes, items: limits.items - others.items };
  let wrote = false;
  const refused = (words: string): Done => ({ wrote, state: { trouble: words, digest: '' } });
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { last } = await store.clock();
    const window = await answered(store, read, from, room);
    if (!window) return refused(trouble.TOO_MUCH);
    const todo = postTo(texts, read, window);
    try {
      if (isTight(there, todo, limits)) await remove(todo.remove);
      if (Object.keys(todo.set).length > 0) await set(todo.set);
      await remove(todo.remove);
    } catch (error) {
      if (trouble.isRate(error)) return refused(trouble.TOO_FAST);
      if (!trouble.isQuota(error)) return refused(trouble.failed(error));
      room = { ...room, bytes: Math.floor(window.bytes * LESS) };
      continue;
    }
    const state = {
      from: window.from,
      digest: knownAs(last, texts),
      bytes: others.bytes + window.bytes,
      held: window.held,
      left: window.left,
      trouble: trouble.tooLarge(window.tooLarge.length),
    };
    return { wrote, state };
  }
  return refused(trouble.NO_ROOM);

  async function set(items: Items): Promise<void> {
    await mailbox.set(items);
    for (const [key, value] of Object.entries(items)) texts.set(key, canonical(value));
    wrote = true;
  }

  async function remove(keys: readonly string[]): Promise<void> {
    const left = keys.filter((key) => texts.has(key));
    if (left.length === 0) return;
    await mailbox.remove(left);
    for (const key of left) texts.delete(key);
    wrote = true;
  }
}

/** Whether there is no room for what is new beside what is to go: then that makes room first. */
function isTight(there: Items, { set, remove }: Post, limits: Limits): boolean {
  if (remove.length === 0) return false;
  const both = { ...there, ...set };
  return bytesOf(both) > limits.bytes || Object.keys(both).length > limits.items;
}

/** The window, with an answer to records that left it and that somebody still has otherwise. */
async function answered(
  store: SyncStore,
  { records }: Read,
  from: string,
  room: Limits,
): Promise<Window | null> {
  const window = await fitWindow(store, from, room);
  if (!window) return null;
  const held = new Set(window.records.map(({ table, id }) => `${table} ${id}`));
  const dropped = records.filter(({ table, id }) => !held.has(`${table} ${id}`));
  const isTold = dropped.length > 0 && (await store.answer(dropped));
  return isTold ? fitWindow(store, from, room) : window;
}
