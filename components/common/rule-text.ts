import type { RuleError } from '../../lib/core/rules/rule.ts';

/** A stretch of a line that is drawn in one way. */
export type Piece = { at: number; text: string; look: 'plain' | 'q' | 'bad' };

const PARTS = /"[^"]*"?|-?[A-Za-z]+:|[^"\s]+?(?=\s|$)|\s+|./g;

/** Cuts a line of rules into what is a qualifier, what is at fault and the rest. */
export function piecesOf(line: string, errors: readonly RuleError[]): Piece[] {
  const cuts = new Set<number>([0, line.length]);
  const bad = errors.map((error) => ({ from: error.column - 1, to: error.column - 1 + error.length }));
  for (const { from, to } of bad) cuts.add(Math.min(from, line.length)).add(Math.min(to, line.length));
  const qualifiers = qualifiersOf(line);
  for (const { from, to } of qualifiers) cuts.add(from).add(to);
  const within = (spans: { from: number; to: number }[], at: number) =>
    spans.some(({ from, to }) => from <= at && at < to);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((at, i) => ({
    at,
    text: line.slice(at, edges[i + 1]),
    look: within(bad, at) ? 'bad' : within(qualifiers, at) ? 'q' : 'plain',
  }));
}

function qualifiersOf(line: string): { from: number; to: number }[] {
  const found = [];
  let atStart = true;
  for (const { 0: part, index } of line.matchAll(PARTS)) {
    if (atStart && /^-?[A-Za-z]+:$/.test(part)) found.push({ from: index, to: index + part.length });
    atStart = /^\s+$/.test(part);
  }
  return found;
}

/** The text with the error's hint in the place of what is at fault. */
export function applyHint(text: string, error: RuleError): string {
  const lines = text.split('\n');
  const line = lines[error.line - 1];
  if (line === undefined || !error.hint) return text;
  const rest = line.slice(error.column - 1 + error.length);
  // The hint brings its own colon.
  const after = error.hint.endsWith(':') && rest.startsWith(':') ? rest.slice(1) : rest;
  lines[error.line - 1] = line.slice(0, error.column - 1) + error.hint + after;
  return lines.join('\n');
}
