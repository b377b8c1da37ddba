import type { Items } from './mailbox.ts';

/** Half a pair of surrogates, as JSON writes it; two backslashes before it are a character of their own. */
const HALF = /(\\\\)|\\ud[89a-f][0-9a-f]{2}/g;

/** The items without half characters: Chromium would replace them so, and Firefox refuses all of a set() for one. */
export function whole(items: Items): Items {
  const json = JSON.stringify(items);
  const made = json.replace(HALF, (_, backslash?: string) => backslash ?? '\ufffd');
  return made === json ? items : JSON.parse(made);
}
