/** JSON with the fields of objects in order: equal texts are equal values, whichever way a browser gave them back. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join()}}`;
}

/** A number for a text, from 0 to 2^32 - 1; the same on every device (FNV-1a). */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Short text by which two values are told apart. */
export function digestOf(value: unknown): string {
  const text = canonical(value);
  return `${text.length} ${hashOf(text)} ${hashOf(text, 0x9dc5811c)}`;
}
