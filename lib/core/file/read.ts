import * as z from 'zod/mini';
import { FILE_VERSION, type PlumblineFile } from '../file.ts';
import { fileSchema } from '../schemas/file.ts';

/** Largest file that an import takes, in characters. */
export const FILE_LIMIT = 5_000_000;
/** So many faults are named; a file with more has one cause. */
const FAULTS_NAMED = 5;

const head = z.object({ format: z.literal('plumbline'), version: z.number() });

/** A file as it was written, or what is wrong with it in words. Never throws. */
export function readFile(text: string): { file: PlumblineFile } | { error: string } {
  if (text.length > FILE_LIMIT)
    return { error: 'This file is larger than 5 MB. Choose a plumbline.json that Plumbline exported.' };
  const json = parsed(text);
  if (json === undefined)
    return { error: 'This file is not JSON. Choose a plumbline.json that Plumbline exported.' };
  const { data } = head.safeParse(json);
  if (!data)
    return {
      error: 'This is no plumbline.json: it does not begin with "format": "plumbline" and a version.',
    };
  if (data.version > FILE_VERSION)
    return {
      error: `This file was written by a newer Plumbline (version ${data.version}). Update Plumbline, then import it again. Nothing was changed.`,
    };
  const result = fileSchema.safeParse(json);
  return result.success ? { file: result.data } : { error: faultWords(result.error.issues) };
}

/** The value, without own `__proto__` fields at any depth; undefined when the text is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''), (name, value: unknown) =>
      name === '__proto__' ? undefined : value,
    );
  } catch {
    return undefined;
  }
}

/** `goals[2].title: A goal title has at most 60 characters; this one has 73.` */
function faultWords(faults: readonly z.core.$ZodIssue[]): string {
  const named = faults.slice(0, FAULTS_NAMED).map(({ path, message }) => `${pathWords(path)}: ${message}`);
  const more = faults.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more.`] : []), 'Nothing was changed.'].join('\n');
}

function pathWords(path: readonly PropertyKey[]): string {
  const words = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return words.replace(/^\./, '') || 'file';
}
