import type Dexie from 'dexie';
import { ExpectedError } from '../platform/errors.ts';
import { openWritable } from './db.ts';

/**
 * Writes to the database.
 * @throws ExpectedError `quota` when there is no room, or as openWritable
 */
export async function writing<T>(work: (db: Dexie) => PromiseLike<T>): Promise<T> {
  const db = await openWritable();
  try {
    return await work(db);
  } catch (error) {
    throw isQuota(error) ? noRoom() : error;
  }
}

/** Nothing is lost by it: what was to be written is refused as a whole. */
function noRoom(): ExpectedError {
  return new ExpectedError(
    'quota',
    'This device has no room left for Plumbline. Nothing was changed; free some space and try again.',
  );
}

/** `QuotaExceededError`, `NS_ERROR_DOM_QUOTA_REACHED`, and a disk that is full. */
const NO_ROOM = /quota|no.?(device.?)?space|disk.?full/i;

/** Browsers name it in several ways, and Dexie may wrap it in an aborted transaction. */
export function isQuota(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const inner = 'inner' in error ? error.inner : undefined;
  return NO_ROOM.test(`${error.name} ${error.message}`) || isQuota(inner);
}
