/**
 * Bytes that an item uses in extension storage: key and JSON in UTF-8, counted so that no browser counts more. Chromium writes
 * `<`, U+2028, U+2029 and characters that do not print as six, and numbers longer than JavaScript does.
 */
export function itemBytes(key: string, value: unknown): number {
  return textBytes(key) + jsonBytes(JSON.stringify(value) ?? 'null');
}

/** The same of all items. */
export function bytesOf(items: Readonly<Record<string, unknown>>): number {
  return Object.entries(items).reduce((sum, [key, value]) => sum + itemBytes(key, value), 0);
}

/** Keys are plain but for those of others. */
function textBytes(text: string): number {
  for (let i = 0; i < text.length; i++)
    if (text.charCodeAt(i) >= 0x80) return new TextEncoder().encode(text).length;
  return text.length;
}

/** By how many characters a number may be longer: `1234567890123` is `1.234567890123e+12`. */
const LONGER_NUMBER = 5;
const ESCAPED = 6;

function jsonBytes(json: string): number {
  let bytes = 0;
  let isText = false;
  let isNumber = false;
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    bytes += unitBytes(code);
    if (isText && code === BACKSLASH) {
      // What is escaped is plain; only a quote must not end the text.
      i += 1;
      bytes += 1;
    } else if (code === QUOTE) isText = !isText;
    else if (!isText) {
      const begins = code === MINUS || (code >= ZERO && code <= NINE);
      if (begins && !isNumber) bytes += LONGER_NUMBER;
      isNumber = begins || (isNumber && code !== COMMA && code !== CLOSE && code !== CLOSE_LIST);
    }
  }
  return bytes;
}

/** Bytes of a UTF-16 unit of JSON, where half a pair of surrogates never stands alone. */
function unitBytes(code: number): number {
  if (code < 0x80) return code === LESS || code === DELETE ? ESCAPED : 1;
  if (code < 0xa0) return ESCAPED;
  if (code < 0x800 || (code >= 0xd800 && code < 0xe000)) return 2;
  return code === 0x2028 || code === 0x2029 ? ESCAPED : 3;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const LESS = 0x3c;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const CLOSE = 0x7d;
const DELETE = 0x7f;
