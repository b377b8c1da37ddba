/** Cuts a line into terms, before anything is known of qualifiers. Columns count from 0 here. */

/** What is at fault: `length` characters from `at` on. */
export type Fault = { at: number; length: number; message: string; hint?: string };

/** A value without its quotes; `at` and `length` tell where it stands with them. */
export type Value = { text: string; at: number; length: number };

/** `name` is what stands before the colon, as typed, or null for words of the title. */
export type Piece = { not: boolean; name: string | null; at: number; values: Value[]; faults: Fault[] };

const SPACE = /\s/;
const NAME = /([^\s":]*):/y;
const PLAIN = /[^\s",]*/y;
const QUOTED = /"(?:[^"\\]|\\.)*"/y;

export function scan(line: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < line.length) {
    if (isSpace(line, at)) {
      at++;
      continue;
    }
    const not = line[at] === '-';
    if (not) at++;
    const alone = not && isSpace(line, at);
    const name = alone ? null : take(NAME, line, at);
    const piece: Piece = { not, name: name?.slice(0, -1) ?? null, at, values: [], faults: [] };
    pieces.push(piece);
    if (alone) piece.faults.push({ at: at - 1, length: 1, message: 'a minus needs something after it.' });
    else at = scanValues(line, at + (name?.length ?? 0), piece);
  }
  return pieces;
}

/** Adds the values from `at` on to the piece; returns where they end. */
function scanValues(line: string, at: number, piece: Piece): number {
  let end = scanValue(line, at, piece, piece.at);
  while (line[end] === ',') end = scanValue(line, end + 1, piece, end);
  return end;
}

/** @param from where what a missing value is missing from begins */
function scanValue(line: string, at: number, piece: Piece, from: number): number {
  const quoted = line[at] === '"';
  const raw = take(quoted ? QUOTED : PLAIN, line, at);
  if (raw === null) {
    piece.faults.push({ at, length: line.length - at, message: 'this quote is never closed.' });
    return line.length;
  }
  const end = at + raw.length;
  if (!isSpace(line, end) && line[end] !== ',') {
    const all = end + (take(/\S*/y, line, end)?.length ?? 0);
    piece.faults.push({ at, length: all - at, message: 'quotes stand around a whole value.' });
    return all;
  }
  const text = quoted ? raw.slice(1, -1).replace(/\\(["\\])/g, '$1') : raw;
  if (text.trim()) piece.values.push({ text, at, length: raw.length });
  else piece.faults.push({ at: from, length: Math.max(1, end - from), message: 'a value is missing here.' });
  return end;
}

/** Also true behind the end of the line. */
function isSpace(line: string, at: number): boolean {
  return at >= line.length || SPACE.test(line.charAt(at));
}

/** What the sticky pattern matches at the place, or null. */
function take(pattern: RegExp, line: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(line)?.[0] ?? null;
}
