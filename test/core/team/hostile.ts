import { vi } from 'vitest';

/** Documents that nobody should have written, by what is wrong with them: [what, text]. */

const head = '"format":"plumbline","version":1';
const many = (count: number, entry: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => entry(i)).join();
const HALF = `{${head},"goals":[{"id":"checkout","title":"Check`;

export const HOSTILE: readonly (readonly [what: string, text: string])[] = [
  ['5 MB', `{${head},"note":"${'x'.repeat(5_000_000)}"}`],
  ['5 MB of brackets', '['.repeat(5_000_000)],
  ['64 kB in few characters', `{${head},"note":"${'語'.repeat(30_000)}"}`],
  ['nested deeply', `{${head},"x":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
  ['nested deeply in objects', `{${head},"x":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`],
  ['half written', HALF],
  ['empty', ''],
  ['a login page', '<!doctype html><title>Sign in</title>'],
  ['another format', '{"name":"shop","version":1}'],
  ['another member of the family', '{"format":"plumbline-member","version":1,"login":"dana"}'],
  ['a newer version', '{"format":"plumbline","version":2}'],
  ['a list', `[{${head}}]`],
  ['null', 'null'],
  ['10,000 goals', `{${head},"goals":[${many(10_000, (i) => `{"id":"g${i}","title":"Goal ${i}"}`)}]}`],
  ['goals that are no list', `{${head},"goals":{"length":3}}`],
  ['1,500 bad goals', `{${head},"goals":[${many(1_500, () => '{"id":"a b","title":7}')}]}`],
  ['one bad goal among good ones', `{${head},"goals":[{"id":"a","title":"A"},{"id":"b","title":""}]}`],
  ['an id that every object has', `{${head},"goals":[{"id":"constructor","title":"A"}]}`],
  ['a rule that cannot be read', `{${head},"goals":[{"id":"a","title":"A","rules":["label:x","epik:y"]}]}`],
  ['a key that is an address', `{${head},"links":[{"issue":"https://evil.example/1","goal":"a"}]}`],
];

/** Text to be shown as text. */
export const HOSTILE_TEXT = '<img src=x onerror=alert(1)>\u202e\u2067 {{x}}\n\u0000\ud800';

/** Reads, and says how many characters were parsed for it: nothing else of a document of any size costs time. */
export function counting<T>(read: () => T): { result: T; parsed: number } {
  const parse = vi.spyOn(JSON, 'parse');
  try {
    const result = read();
    return { result, parsed: parse.mock.calls.reduce((sum, [text]) => sum + text.length, 0) };
  } finally {
    parse.mockRestore();
  }
}
