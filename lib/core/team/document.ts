import type * as z from 'zod/mini';
import { faultWords, headOf, parseJson } from '../file/parse.ts';
import { DOCUMENT_LIMIT } from './limits.ts';

/** Documents that others share: what both kinds of them are held to. */

export type Read<T> = { file: T } | { error: string };

/** Says of every refusal what it means for a person. */
export const STAYS = 'The last good copy stays.';

/**
 * A shared document as its schema gives it, or why it is refused as a whole, in words. Never throws.
 * @param name what people call it: `plumbline.json`
 */
export function readDocument<T>(
  text: string,
  { format, version, name }: { format: string; version: number; name: string },
  schema: z.ZodMiniType<T>,
): Read<T> {
  if (text.length > DOCUMENT_LIMIT || new TextEncoder().encode(text).length > DOCUMENT_LIMIT)
    return refused(`${name} is larger than 64 kB. Take old weeks and links out of it.`);
  const json = parseJson(text);
  if (json === undefined) return refused(`${name} is not JSON, or only a part of it.`);
  const head = headOf(json, format);
  if (!head)
    return refused(`This is no ${name}: it does not begin with "format": "${format}" and a version.`);
  if (head.version > version)
    return refused(`A newer Plumbline wrote ${name} (version ${head.version}). Update Plumbline.`);
  const result = schema.safeParse(json);
  return result.success ? { file: result.data } : { error: faultWords(result.error.issues, STAYS) };
}

/** Why a document cannot be used, and that what was read before stays. */
export function refused(why: string): { error: string } {
  return { error: `${why} ${STAYS}` };
}
