const ZERO = 48;
const NINE = 57;

/** What containerOfKey (issue.ts) says, without a pattern: it is asked for each of many issues. */
export function containerIn(key: string): string {
  let at = key.length - 1;
  for (let code = key.charCodeAt(at); code >= ZERO && code <= NINE; code = key.charCodeAt(at)) at -= 1;
  return at < key.length - 1 && (key[at] === '#' || key[at] === '-') ? key.slice(0, at) : key;
}
