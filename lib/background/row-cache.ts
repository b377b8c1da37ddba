import type { FactName, IssueFacts } from '../core/facts.ts';
import { sameKey } from '../core/issue.ts';
import { browser } from '../platform/browser.ts';

/**
 * What trackers have told of rows, by issue and with its age. In memory, and in storage.session for a background that
 * falls asleep between two lists.
 */

/** `at`: epoch milliseconds of the answer; `fields`: what it was asked for, and knows if the tracker does. */
type Kept = { facts: Partial<IssueFacts>; at: number; fields: readonly string[] };

/** Milliseconds for which an answer counts as new. */
export const FRESH_MS = 5 * 60_000;
/** Issues that are held; the oldest go first. */
const MOST = 2000;
const NAME = 'row ';

let kept = new Map<string, Kept>();
let restoring: Promise<void> | undefined;

/** To be awaited before anything is looked up. */
export function rowsRestored(): Promise<void> {
  restoring ??= restore();
  return restoring;
}

async function restore(): Promise<void> {
  const stored: Record<string, unknown> = await browser.storage.session.get(null);
  const found = Object.entries(stored).flatMap(([name, value]) =>
    name.startsWith(NAME) && isKept(value) ? [[name.slice(NAME.length), value] as const] : [],
  );
  kept = new Map(found.toSorted(([, a], [, b]) => a.at - b.at));
}

/** What is known of an issue, if it is new. */
export function knownRow(key: string): Partial<IssueFacts> | undefined {
  const row = kept.get(sameKey(key));
  return row && isNew(row) ? row.facts : undefined;
}

/** Whether the tracker has answered for all these fields lately, with facts or without. */
export function isKnown(key: string, fields: readonly string[]): boolean {
  const row = kept.get(sameKey(key));
  return row !== undefined && isNew(row) && fields.every((name) => row.fields.includes(name));
}

/** Keeps what the tracker answered for these keys; one that is not among the facts it does not tell of. */
export async function keepRows(
  keys: readonly string[],
  answered: readonly IssueFacts[],
  fields: readonly string[],
): Promise<void> {
  const facts = new Map(answered.map((one) => [sameKey(one.key), one]));
  const at = Date.now();
  const news = keys
    .map(sameKey)
    .map((key): [string, Kept] => [key, { facts: facts.get(key) ?? {}, at, fields }]);
  await put(news);
}

/** Pages have read these issues: what they show is newer than what is held, and an issue's own page may tell all. */
export async function keepSeen(
  seen: readonly IssueFacts[],
  fieldsOf: (key: string) => readonly FactName[],
): Promise<void> {
  const news = seen.flatMap(({ trouble: _, ...facts }): [string, Kept][] => {
    const key = sameKey(facts.key);
    const fields = fieldsOf(facts.key);
    const before = kept.get(key);
    if (fields.every((name) => facts[name] !== undefined))
      return [[key, { facts: { ...before?.facts, ...facts }, at: Date.parse(facts.readAt), fields }]];
    return before ? [[key, { ...before, facts: { ...before.facts, ...facts } }]] : [];
  });
  if (news.length > 0) await put(news);
}

/** Lets the next look at these issues ask the tracker again. */
export function renewRows(keys: readonly string[]): void {
  for (const key of keys.map(sameKey)) {
    const row = kept.get(key);
    if (row) kept.set(key, { ...row, fields: [] });
  }
}

/** In memory; storage.session is emptied by whoever deletes everything. */
export function forgetRows(): void {
  kept.clear();
}

async function put(news: readonly [string, Kept][]): Promise<void> {
  for (const [key, row] of news) {
    kept.delete(key);
    kept.set(key, row);
  }
  const over = [...kept.keys()].slice(0, Math.max(kept.size - MOST, 0));
  for (const key of over) kept.delete(key);
  if (over.length > 0) await browser.storage.session.remove(over.map((key) => NAME + key));
  await browser.storage.session.set(Object.fromEntries(news.map(([key, row]) => [NAME + key, row])));
}

function isNew({ at }: Kept): boolean {
  // A clock that was set back makes nothing new that is old.
  return Math.abs(Date.now() - at) < FRESH_MS;
}

/** Our own writing, in an area that no page reaches: a look at its outside is enough. */
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'at' in value &&
    typeof value.at === 'number' &&
    'fields' in value &&
    Array.isArray(value.fields) &&
    'facts' in value
  );
}
