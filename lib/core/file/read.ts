import { FILE_VERSION, type PlumblineFile } from '../file.ts';
import { fileSchema } from '../schemas/file.ts';
import { faultWords, headOf, parseJson } from './parse.ts';

/** Largest file that an import takes, in characters. */
export const FILE_LIMIT = 5_000_000;

/** A file as it was written, or what is wrong with it in words. Never throws. */
export function readFile(text: string): { file: PlumblineFile } | { error: string } {
  if (text.length > FILE_LIMIT)
    return { error: 'This file is larger than 5 MB. Choose a plumbline.json that Plumbline exported.' };
  const json = parseJson(text);
  if (json === undefined)
    return { error: 'This file is not JSON. Choose a plumbline.json that Plumbline exported.' };
  const head = headOf(json, 'plumbline');
  if (!head)
    return {
      error: 'This is no plumbline.json: it does not begin with "format": "plumbline" and a version.',
    };
  if (head.version > FILE_VERSION)
    return {
      error: `This file was written by a newer Plumbline (version ${head.version}). Update Plumbline, then import it again. Nothing was changed.`,
    };
  const result = fileSchema.safeParse(json);
  return result.success
    ? { file: result.data }
    : { error: faultWords(result.error.issues, 'Nothing was changed.') };
}
