import type { KeyboardEvent } from 'react';

/** Moves a row by the arrow keys on its handle, within its list. @param place from 1 */
export function orderKey(
  event: KeyboardEvent,
  place: number,
  of: number,
  onMove: (by: 1 | -1) => void,
): void {
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
  if (!by) return;
  event.preventDefault();
  if (place + by >= 1 && place + by <= of) onMove(by);
}

/** A list with one of its entries at another place, both from 0. */
export function movedTo<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
