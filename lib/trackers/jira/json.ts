import { clean } from '../dom.ts';

/** Small guards over an answer that is `unknown` until looked at; zod is too large for a content script. */

export type Json = { readonly [name: string]: unknown };

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member of an object; undefined when it is no object or has none of its own. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const name of path) here = isJson(here) && Object.hasOwn(here, name) ? here[name] : undefined;
  return here;
}

/** One line of text that says something, else undefined. */
export function word(value: unknown): string | undefined {
  return (typeof value === 'string' && clean(value)) || undefined;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
