/** Typed looks into data that nobody has checked. */

export type Json = Readonly<Record<string, unknown>>;

/** The object's members, or none when it is no object. */
export function membersOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** Null stays null; an object is read; all else is unread. */
export function orNull<T>(value: unknown, read: (object: Json) => T | undefined): T | null | undefined {
  return value === null ? null : isObject(value) ? read(value) : undefined;
}

/** Every element read; undefined when there is no list or one element cannot be read. */
export function each<T>(value: unknown, read: (object: Json) => T | undefined): T[] | undefined {
  const read_ = listOf(value)?.map((element) => (isObject(element) ? read(element) : undefined));
  return read_?.every((element) => element !== undefined) ? read_ : undefined;
}
