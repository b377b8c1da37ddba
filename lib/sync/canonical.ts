/** JSON with the fields of objects in order: equal texts are equal values, whichever way a browser gave them back. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let text = '';
  for (const name of Object.keys(value).sort()) {
    const field: unknown = Reflect.get(value, name);
    if (field !== undefined) text += `${text && ','}${JSON.stringify(name)}:${canonical(field)}`;
  }
  return `{${text}}`;
}

/** A number for a text, from 0 to 2^32 - 1; the same on every device (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Each value as a text, by its key. What is too deep is none of ours: it needs no order, and would be too much for it. */
export function textsOf(items: Readonly<Record<string, unknown>>): Map<string, string> {
  return new Map(
    Object.entries(items).map(([key, value]) => [
      key,
      isDeep(value) ? JSON.stringify(value) : canonical(value),
    ]),
  );
}

/** Deeper values are none of ours, and would be too much for what walks through them. */
const DEEPEST = 50;

/** @param left levels that it may still go down */
export function isDeep(value: unknown, left = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((part) => isDeep(part, left - 1));
}

/** A short text by which texts with names are told apart, in any order. */
export function digestOf(texts: ReadonlyMap<string, string>): string {
  let [sum, mixed, length] = [0, 0, 0];
  for (const [key, text] of texts) {
    const hash = hashOf(`${key} ${text}`);
    sum = (sum + hash) >>> 0;
    mixed ^= Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    length += text.length;
  }
  return `${texts.size} ${length} ${sum} ${mixed >>> 0}`;
}
