import { isDate } from '../week.ts';
import { datesOf } from './dates.ts';
import { FIELDS } from './fields.ts';
import { nearest } from './nearest.ts';
import { type Parsed, QUALIFIERS, type Rule, type RuleError, type Term } from './rule.ts';
import { type Fault, type Piece, scan, type Value } from './scan.ts';

export const LINE_LIMIT = 2_000;
export const LINES_LIMIT = 300;

/** What `is:` and `no:` can ask for. */
export const IS_VALUES = ['issue', 'pr', 'open', 'closed', 'blocked', 'draft', 'bot'] as const;
export const NO_VALUES = Object.keys(FIELDS);

const KEY = /^(([\w.*-]+\/[\w.*-]+)?#[\d*]+|[a-z*][\w*]*-[\d*]+|(github|jira):\S+)$/i;

/** Rules of a text, one a line; blank lines count as lines only. A bad line is an error, the others keep working. */
export function parseRules(text: string): Parsed {
  const parsed: Parsed = { rules: [], errors: [] };
  for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (!line.trim()) continue;
    if (i >= LINES_LIMIT) {
      const message = `at most ${LINES_LIMIT} lines of rules are read; this line and those after it are not.`;
      parsed.errors.push({ line: i + 1, column: 1, length: line.length, message });
      break;
    }
    const result = parseRule(line);
    if ('rule' in result) parsed.rules.push({ line: i + 1, text: line.trim(), rule: result.rule });
    else parsed.errors.push(...result.errors.map((error) => ({ ...error, line: i + 1 })));
  }
  return parsed;
}

/** The rule of one line, or everything that is wrong with it, from left to right, as line 1. */
export function parseRule(line: string): { rule: Rule } | { errors: RuleError[] } {
  const faults = lineFaults(line);
  const terms: Term[] = [];
  for (const piece of faults.length ? [] : scan(line)) {
    const { q, fault } = qualifierOf(piece);
    const found = fault ? [fault] : [...piece.faults, ...piece.values.flatMap((one) => valueFault(q, one))];
    faults.push(...found.toSorted((a, b) => a.at - b.at));
    if (found.length === 0)
      terms.push({ q, any: piece.values.map(({ text }) => text), ...(piece.not ? { not: true } : {}) });
  }
  if (faults.length === 0) return { rule: { terms } };
  return { errors: faults.map(({ at, ...rest }) => ({ line: 1, column: at + 1, ...rest })) };
}

function lineFaults(line: string): Fault[] {
  if (!line.trim()) return [{ at: 0, length: 1, message: 'a rule needs at least one condition.' }];
  if (line.length > LINE_LIMIT) {
    const message = `a rule has at most ${LINE_LIMIT.toLocaleString('en')} characters.`;
    return [{ at: LINE_LIMIT, length: line.length - LINE_LIMIT, message }];
  }
  const at = line.search(/[\r\n]/);
  return at < 0 ? [] : [{ at, length: 1, message: 'a rule is one line.' }];
}

function qualifierOf({ name, at }: Piece): { q: Term['q']; fault?: Fault } {
  if (name === null) return { q: 'title' };
  const q = QUALIFIERS.find((one) => one === name.toLowerCase());
  if (q) return { q };
  const message = name ? `no qualifier is called "${name}".` : 'a colon needs a qualifier before it.';
  const hint = nearest(name, QUALIFIERS);
  const fault: Fault = { at, length: name.length || 1, message, ...(hint ? { hint: `${hint}:` } : {}) };
  return { q: 'title', fault };
}

function valueFault(q: Term['q'], { text, at, length }: Value): Fault[] {
  const fault = (message: string, hint?: string | null) => [
    { at, length, message, ...(hint ? { hint } : {}) },
  ];
  switch (q) {
    case 'is':
    case 'no': {
      const words: readonly string[] = q === 'is' ? IS_VALUES : NO_VALUES;
      if (words.includes(text.toLowerCase())) return [];
      return fault(
        `"${text}" is nothing that ${q}: can ask for (${words.join(', ')}).`,
        nearest(text, words),
      );
    }
    case 'updated':
    case 'created':
      return isDates(text)
        ? []
        : fault(`"${text}" is no date; write 2026-01-31, >2026-01-31 or 2026-01-01..2026-01-31.`);
    case 'key':
      return KEY.test(text) ? [] : fault(`"${text}" is no key; write SHOP-12, acme/shop#12 or #12.`);
    case 'repo':
      return /\/|\*/.test(text) ? [] : fault(`"${text}" is no repository; write acme/${text} or acme/*.`);
    default:
      return [];
  }
}

function isDates(text: string): boolean {
  const dates = datesOf(text);
  return dates !== null && isDate(dates.from) && isDate(dates.to) && dates.from <= dates.to;
}
