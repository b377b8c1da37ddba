import { deviceOf, type Stamp } from '../core/clock.ts';
import type { Stamped } from '../core/stamped.ts';
import { bytesOf } from './bytes.ts';
import { digestOf } from './canonical.ts';
import { knownCut } from './late.ts';
import { type Items, LIMITS, type Limits, type Mailbox } from './mailbox.ts';
import { posted, postTo, roomIn } from './post.ts';
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
  if (digestOf([last, there]) === before.digest) {
    await store.save({ takenAt: now });
    return { ...NOTHING, wrote: false };
  }
  const read = readItems(there);
  const { foreign, from, ...merged } = await takeIn(store, read, before);
  if (read.mark.newer) return { ...merged, wrote: false };
  const { wrote, state } = await post(store, mailbox, { there, read, from, limits });
  await store.save(
    state.trouble === null ? { ...state, sent: foreign, takenAt: now } : { ...state, digest: '' },
  );
  return { ...merged, wrote };
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

type Job = { there: Items; read: Read; from: string; limits: Limits };
type Done = { wrote: boolean; state: Partial<SyncState> & Pick<SyncState, 'trouble'> };

/** Makes the mailbox hold the window, a smaller one when the browser has no room for it. */
async function post(store: SyncStore, mailbox: Mailbox, { there, read, from, limits }: Job): Promise<Done> {
  let room = roomIn(there, read, limits);
  let stands = there;
  let wrote = false;
  const refused = (words: string): Done => ({ wrote, state: { trouble: words } });
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { last } = await store.clock();
    const window = await answered(store, read, from, room);
    if (!window) return refused(trouble.TOO_MUCH);
    const todo = postTo(stands, read, window);
    const isMore = Object.keys(todo.set).length > 0;
    // Without room for both, what is to go makes room first.
    const both = { ...stands, ...todo.set };
    const first = bytesOf(both) > limits.bytes || Object.keys(both).length > limits.items;
    try {
      if (first) stands = await removed(todo.remove);
      if (isMore) await mailbox.set(todo.set);
      wrote ||= isMore;
      if (!first) stands = await removed(todo.remove);
    } catch (error) {
      if (trouble.isRate(error)) return refused(trouble.TOO_FAST);
      if (!trouble.isQuota(error)) return refused(trouble.failed(error));
      const used = bytesOf(window.items);
      room = { ...room, bytes: Math.floor(used * LESS) };
      continue;
    }
    const after = posted(stands, todo);
    return {
      wrote,
      state: {
        from: window.from,
        digest: digestOf([last, after]),
        bytes: bytesOf(after),
        held: window.held,
        left: window.left,
        trouble: trouble.tooLarge(window.tooLarge.length),
      },
    };
  }
  return refused(trouble.NO_ROOM);

  async function removed(keys: string[]): Promise<Items> {
    if (keys.length === 0) return stands;
    await mailbox.remove(keys);
    wrote = true;
    return posted(stands, { set: {}, remove: keys });
  }
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
