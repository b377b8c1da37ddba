import { browser } from './browser.ts';

/** Limits that hosts set to how often they may be asked. They outlive a background that falls asleep, not the browser. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** `row`: how many limits came one after the other. */
type Limit = { until: string; row: number };

const keyOf = (host: string) => `limit:${host}`;

/** Until when (ISO 8601) the host must not be asked, or null. */
export async function limitOf(host: string): Promise<string | null> {
  const limit = await read(host);
  const left = Date.parse(limit?.until ?? '') - Date.now();
  // None is longer when it is kept: the clock was set back since.
  return limit && left > 0 && left <= HOUR_MS ? limit.until : null;
}

/**
 * Keeps a limit that a host set: as long as it names, an hour at most; where it names no time to come, a minute, and
 * twice as long each time it happens again.
 */
export async function keepLimit(host: string, named: string | undefined): Promise<string> {
  const row = ((await read(host))?.row ?? 0) + 1;
  const wait = Date.parse(named ?? '') - Date.now();
  const ms = Math.min(wait > 0 ? wait : MINUTE_MS * 2 ** (row - 1), HOUR_MS);
  const until = new Date(Date.now() + ms).toISOString();
  await browser.storage.session.set({ [keyOf(host)]: { until, row } satisfies Limit });
  return until;
}

/** The host has answered again. */
export async function forgetLimit(host: string): Promise<void> {
  if (await read(host)) await browser.storage.session.remove(keyOf(host));
}

async function read(host: string): Promise<Limit | null> {
  const limit: unknown = (await browser.storage.session.get(keyOf(host)))[keyOf(host)];
  return isLimit(limit) ? limit : null;
}

function isLimit(value: unknown): value is Limit {
  if (typeof value !== 'object' || value === null || !('until' in value && 'row' in value)) return false;
  return typeof value.until === 'string' && typeof value.row === 'number';
}
