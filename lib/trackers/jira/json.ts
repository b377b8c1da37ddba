import { clean } from '../dom.ts';

/** Small guards over an answer that is `unknown` until looked at; zod is too large for a content script. */

export type Json = { readonly [name: string]: unknown };

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path such as `status.name`; undefined where it leads nowhere. */
export function at(value: unknown, path: string): unknown {
  // Object() makes something to look into even of null.
  return path.split('.').reduce((here, name): unknown => Object(here)[name], value);
}

/** One line of text that says something, else undefined. */
export function word(value: unknown): string | undefined {
  return (typeof value === 'string' && clean(value)) || undefined;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
