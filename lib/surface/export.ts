import type { Records } from '../core/edit.ts';
import { makeFile } from '../core/file/make.ts';
import { ask } from '../messages/ask.ts';
import { now } from '../platform/clock.ts';
import { isExpected } from '../platform/errors.ts';
import { keptRecords } from '../storage/kept.ts';
import { readRecords } from '../storage/read.ts';

/**
 * Downloads everything a person has put in.
 * @throws ExpectedError `storage-closed` when neither the database nor the copy can be read
 */
export async function exportEverything(): Promise<void> {
  const text = JSON.stringify(makeFile(await recordsHere()), null, 2);
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `plumbline-${now().today}.json`;
  link.click();
  URL.revokeObjectURL(url);
  // The file is there, whether or not this is remembered.
  await ask('device', { exported: true });
}

/** What the database holds; while it does not open, what the copy on this device holds. */
export async function recordsHere(): Promise<Records> {
  try {
    return await readRecords();
  } catch (error) {
    const kept = isExpected(error) ? await keptRecords() : null;
    if (kept) return kept;
    throw error;
  }
}
