import { clockTime } from '../core/week.ts';
import type { NotRead } from '../platform/not-read.ts';

/** Why rows of a host show "not read", and what to do; behind the host's name. */
export function notReadWords({ trouble, until = '' }: NotRead): string {
  switch (trouble) {
    case 'signed-out':
      return 'You are signed out there, so what rows leave out is not read. Sign in, then reload the list.';
    case 'forbidden':
    case 'missing':
      return 'It does not let you read issues by its API, so what rows leave out is not read.';
    case 'limited':
      return `It lets us read again at ${clockTime(until)}; what rows leave out is not read until then.`;
    case 'broken':
      return 'It did not answer as expected, so what rows leave out is not read. Reload the list later.';
    case 'offline':
      return 'It did not answer, so what rows leave out is not read. Reload the list when you are connected.';
  }
}
