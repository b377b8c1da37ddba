import { sameValue } from '../core/edits/same.ts';
import { OVERVIEW_KEY, type Overview } from '../core/overview.ts';
import { servesSchema } from '../core/schemas/view.ts';
import {
  actsKey,
  notesKey,
  PAGE_KEY,
  type PageView,
  type PublishedActs,
  type PublishedView,
  VIEW_KEY,
} from '../core/view.ts';
import { browser } from '../platform/browser.ts';
import { ExpectedError } from '../platform/errors.ts';
import { makingRoom } from './copy.ts';
import { sayRoom } from './room.ts';
import { isQuota } from './writing.ts';

/** What pages read, as it is in storage.local; written only where it differs, so that nobody is woken for nothing. */

/** Name of the state that is published (publish.ts): another one in the database means that a publish was cut off. */
const MARK = 'published';
/** What the keys of containers begin with. */
const OF_CONTAINERS = [actsKey(''), notesKey('')];

export type ToPublish = {
  view: PublishedView;
  page: PageView;
  overview?: Overview;
  /** By container. */
  acts: ReadonlyMap<string, Omit<PublishedActs, 'notes'>>;
  /** The same; absent where nobody has worked them out anew. */
  notes?: ReadonlyMap<string, PublishedActs['notes']>;
  /** Names the state that is published. */
  edit: string;
};

/** Names the state that is published; undefined where nothing is. */
export async function publishedMark(): Promise<unknown> {
  return (await browser.storage.local.get(MARK))[MARK];
}

/** What is published, by key of storage.local. */
export type Stored = Readonly<Record<string, unknown>>;

/** What is published now of which an edit may change something: all but the acts of other containers. */
export async function storedAround(containers: Iterable<string>): Promise<Stored> {
  const keys = [VIEW_KEY, PAGE_KEY, MARK, ...[...containers].map(actsKey)];
  const nothing = Object.fromEntries(keys.map((key) => [key, undefined]));
  return { ...nothing, ...(await browser.storage.local.get(keys)) };
}

/** What was worked out of all issues for those of a container. */
export function storedServes(stored: Stored, container: string): PublishedActs['serves'] {
  return servesSchema.safeParse(stored[actsKey(container)]).data?.serves ?? {};
}

/**
 * One write for all that differs, so that pages never see half of an edit. Where there is no room the second copy goes.
 * @param isAll acts and notes of containers that are not in it are taken back
 * @param known what was read of it in the same turn
 * @throws ExpectedError `quota`: the edit is stored, and pages do not know it yet
 */
export async function writePublished(
  { view, page, overview, acts, notes = new Map(), edit }: ToPublish,
  isAll: boolean,
  known: Stored = {},
): Promise<void> {
  const news: Record<string, unknown> = { [VIEW_KEY]: view, [PAGE_KEY]: page, [MARK]: edit };
  if (overview) news[OVERVIEW_KEY] = overview;
  for (const [container, one] of acts) news[actsKey(container)] = one;
  for (const [container, some] of notes) news[notesKey(container)] = { notes: some };
  const unknown = Object.keys(news).filter((key) => !(key in known));
  const more = isAll || unknown.length > 0 ? await browser.storage.local.get(isAll ? null : unknown) : {};
  const old: Stored = { ...known, ...more };
  const isStale = (key: string) =>
    OF_CONTAINERS.some((begin) => key.startsWith(begin)) && (isEmpty(news[key]) || (isAll && !(key in news)));
  const gone = Object.keys(old).filter((key) => old[key] !== undefined && isStale(key));
  const changed = Object.entries(news).filter(([key, value]) => !isEmpty(value) && !isSame(value, old[key]));
  try {
    if (changed.length > 0) await makingRoom(() => browser.storage.local.set(Object.fromEntries(changed)));
    if (gone.length > 0) await browser.storage.local.remove(gone);
    await sayRoom('view', true);
  } catch (error) {
    if (!isQuota(error)) throw error;
    await sayRoom('view', false);
    throw new ExpectedError(
      'quota',
      'Saved, but this device has no room to show it on tracker pages. Free some space.',
    );
  }
}

/** Equal but for the moment at which it was made. */
function isSame(value: unknown, old: unknown): boolean {
  return sameValue(timeless(value), timeless(old));
}

function timeless(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'savedAt' && name !== 'at'));
}

/** Acts and notes that say nothing are not kept. */
function isEmpty(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.values(value).every((part) => sameValue(part, {}))
  );
}
