import type { Now } from '../core/view.ts';
import { localDate } from '../core/week.ts';

/** The moment, by this device's clock; lib/core has none. */
export function now(): Now {
  const date = new Date();
  return { at: date.toISOString(), today: localDate(date) };
}
