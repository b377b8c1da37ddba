import type { Trouble } from '../core/facts.ts';
import { browser } from './browser.ts';

/**
 * Hosts that do not tell what their rows leave out, and why: for the popup. In storage.session: the next start of the
 * browser tries anew.
 */

/** `until` (ISO 8601): when the host may be asked again, where it set a limit. */
export type NotRead = { host: string; trouble: Trouble; until?: string };

const NAME = 'not-read ';

/** In the place of what was said of the host before. */
export async function sayNotRead(news: NotRead): Promise<void> {
  await browser.storage.session.set({ [NAME + news.host]: news });
}

/** The host has answered again. */
export async function sayRead(host: string): Promise<void> {
  await browser.storage.session.remove(NAME + host);
}

/** What was said of hosts that have not answered since. */
export async function readNotRead(): Promise<NotRead[]> {
  const stored: Record<string, unknown> = await browser.storage.session.get(null);
  return Object.entries(stored).flatMap(([name, value]) =>
    name.startsWith(NAME) && isNotRead(value) ? [value] : [],
  );
}

/** Our own writing, in an area that no page reaches: a look at its outside is enough. */
function isNotRead(value: unknown): value is NotRead {
  return typeof value === 'object' && value !== null && 'host' in value && 'trouble' in value;
}
