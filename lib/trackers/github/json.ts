import { clean } from '../dom.ts';

/** Typed looks into data that nobody has checked; zod is too large for a content script. */

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value's members; null, texts and numbers have none that is asked for. */
export const membersOf: (value: unknown) => Json = Object;

export function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** One line of text. */
export function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? clean(value) : undefined;
}

/** Null stays null; an object is read; all else is unread. */
export function orNull<T>(value: unknown, read: (object: Json) => T | undefined): T | null | undefined {
  return isObject(value) ? read(value) : value === null ? null : undefined;
}

/** Every element read; undefined when there is no list, or an element that cannot be read. */
export function each<T>(value: unknown, read: (object: Json) => T | null | undefined): T[] | undefined {
  const list = Array.isArray(value) ? value.map((element) => read(membersOf(element))) : undefined;
  return list?.every((element) => element !== undefined && element !== null) ? list : undefined;
}
