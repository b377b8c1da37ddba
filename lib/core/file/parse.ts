import * as z from 'zod/mini';

/** Text that anyone may have written, made into a value, and what is wrong with it in words. Nothing here throws. */

/** Our documents are four deep; whatever is kept of others needs no more. */
const DEPTH_LIMIT = 32;
/** So many faults are named; a document with more has one cause. */
const FAULTS_NAMED = 5;

/** The value, without own `__proto__` fields at any depth; undefined when the text is not JSON, or nested without end. */
export function parseJson(text: string): unknown {
  if (isDeep(text)) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''), (name, value: unknown) =>
      name === '__proto__' ? undefined : value,
    );
  } catch {
    return undefined;
  }
}

/** What names the format of a document. */
export function headOf(json: unknown, format: string): { version: number } | null {
  const head = z.object({ format: z.literal(format), version: z.number() });
  return head.safeParse(json).data ?? null;
}

/** `goals[2].title: A goal title has at most 60 characters; this one has 73.` @param last what became of it */
export function faultWords(faults: readonly z.core.$ZodIssue[], last: string): string {
  const named = faults.slice(0, FAULTS_NAMED).map(({ path, message }) => `${pathWords(path)}: ${message}`);
  const more = faults.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more.`] : []), last].join('\n');
}

/** @param path of a value in a document: `goals[2].title` */
export function pathWords(path: readonly PropertyKey[]): string {
  const words = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return words.replace(/^\./, '') || 'file';
}

/** Looked at before parsing: walking the value would fill the stack. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isText = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i];
    if (isText && sign === '\\') i += 1;
    else if (sign === '"') isText = !isText;
    else if (isText) continue;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth > DEPTH_LIMIT) return true;
  }
  return false;
}
