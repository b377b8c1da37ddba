import { ExpectedError } from '../platform/errors.ts';

/** What `read` finds, or `otherwise` while the database does not open, of which a notice tells. */
export async function ifOpen<T>(read: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'storage-closed') return otherwise;
    throw error;
  }
}
