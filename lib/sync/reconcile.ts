import { deviceOf, NO_STAMP, type Stamp } from '../core/clock.ts';
import type { Stamped } from '../core/stamped.ts';
import { bytesOf } from './bytes.ts';
import { canonical, digestOf, textsOf } from './canonical.ts';
import { agreedCut, type Cut, newestOfEach } from './late.ts';
import { type Items, LIMITS, type Limits, type Mailbox } from './mailbox.ts';
import { type Post, postTo, taken } from './post.ts';
import { type Read, readItems } from './read.ts';
import type { Merged, SyncState, SyncStore } from './sync-store.ts';
import * as trouble from './trouble.ts';
import { whole } from './whole.ts';
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
    // Whatever it holds, the next pass has to say that all is well again.
    await store.save({ trouble: trouble.failed(error), digest: '' });
    return { ...NOTHING, wrote: false };
  }
  const texts = textsOf(there);
  const known = knownAs(last, texts);
  if (known === before.digest) {
    await store.save({ takenAt: now });
    return { ...NOTHING, wrote: false };
  }
  const read = readItems(there);
  // Nothing came in since: what is read was merged before, and only this device has news.
  const isOwn = known.slice(last.length) === before.digest.slice(last.length);
  const { merged, cut, seen } = isOwn
    ? { merged: NOTHING, cut: before, seen: before.seen }
    : await takeIn(store, read, before);
  if (read.mark.newer) return { ...merged, wrote: false };
  const { wrote, state } = await post(store, mailbox, { there, texts, read, cut, seen, limits });
  await store.save(state.digest ? { ...state, takenAt: now } : state);
  return { ...merged, wrote };
}

/** Mailbox and clock, as the state knows them. */
function knownAs(last: Stamp, texts: ReadonlyMap<string, string>): string {
  return `${last} ${digestOf(texts)}`;
}

type Taken = { merged: Merged; cut: Cut; seen: SyncState['seen'] };

/** Merges what was read, and marks what nobody else may have. */
async function takeIn(
  store: SyncStore,
  { mark, records, unreadable }: Read,
  before: SyncState,
): Promise<Taken> {
  if (unreadable.length > 0) await store.setAside(unreadable);
  const merged = mark.readable ? await store.merge(records, newest(Object.values(mark.knew))) : NOTHING;
  const { device } = await store.clock();
  const unread = unreadable.map(({ key, why }) => ({ key, why }));
  if (!mark.readable) {
    await store.save({ newer: true, unreadable: unread });
    return { merged, cut: before, seen: before.seen };
  }
  const seen = newestOfEach(before.seen, stampsOf(records));
  const others = Object.entries(seen).filter(([name]) => name !== device);
  const foreign = newest([before.foreign, ...others.map(([, stamp]) => stamp)]);
  const { from, knew } = agreedCut(before, mark);
  // Whoever made the cut may not know this device at all.
  if (from > before.from) await store.touchLate(knew[device] ?? before.foreign, from);
  // Until the mailbox has taken all that is known now, the next pass has work to do.
  await store.save({ foreign, seen, from, knew, newer: mark.newer, unreadable: unread, digest: '' });
  return { merged, cut: { from, knew }, seen };
}

function newest(stamps: readonly Stamp[]): Stamp {
  return stamps.reduce((most, stamp) => (stamp > most ? stamp : most), NO_STAMP);
}

function stampsOf(records: readonly Stamped[]): [device: string, stamp: Stamp][] {
  return records.flatMap(({ fields }) =>
    Object.values(fields).map(([, stamp]): [string, Stamp] => [deviceOf(stamp), stamp]),
  );
}

type Job = { there: Items; texts: Map<string, string>; read: Read; limits: Limits } & Omit<Taken, 'merged'>;
/** With a digest where the browser took everything. */
type Done = { wrote: boolean; state: Partial<SyncState> };

/** Makes the mailbox hold the window, a smaller one when the browser has no room for it. */
async function post(store: SyncStore, mailbox: Mailbox, job: Job): Promise<Done> {
  const { there, texts, read, limits } = job;
  const others = taken(there, read);
  let room = { ...limits, bytes: limits.bytes - others.bytes, items: limits.items - others.items };
  let wrote = false;
  const refused = (words: string): Done => ({ wrote, state: { trouble: words } });
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { last } = await store.clock();
    const window = await answered(store, read, job.cut.from, room);
    // What is always held is too much only where it had all the room.
    const isFull = tries > 0 || others.bytes > limits.bytes / 2;
    if (!window) return refused(isFull ? trouble.NO_ROOM : trouble.TOO_MUCH);
    const cut = await cutOf(store, window, job);
    const todo = postTo(texts, read, window, cut);
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
      ...cut,
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
    await mailbox.set(whole(items));
    // A half character is not there as it is here: the next pass finds that, and takes it in as it is there.
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

/** With a new cut goes what this device knows now. */
async function cutOf(store: SyncStore, { from }: Window, { cut, seen }: Job): Promise<Cut> {
  if (from === cut.from) return cut;
  const { device, last } = await store.clock();
  return agreedCut(cut, { from, knew: { ...seen, [device]: last } });
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
