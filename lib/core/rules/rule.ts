/** A parsed link rule: what the published view carries, so that pages need no parser. */

export const QUALIFIERS = [
  'repo',
  'org',
  'project',
  'host',
  'label',
  'milestone',
  'epic',
  'parent',
  'type',
  'version',
  'component',
  'sprint',
  'assignee',
  'author',
  'priority',
  'key',
  'is',
  'status',
  'no',
  'updated',
  'created',
] as const;

export type Qualifier = (typeof QUALIFIERS)[number];

/**
 * One condition. `any` holds its alternatives as typed (without quotes); `title` is a bare word or phrase.
 * `updated` and `created` carry `>2026-01-01`, `<=2026-01-31` or `2026-01-01..2026-01-31`, inclusive.
 */
export type Term = { q: Qualifier | 'title'; any: string[]; not?: true };

/** All terms must hold. */
export type Rule = { terms: Term[] };

/** Where a rule could not be read: 1-based line and column, what was met and what to type instead. */
export type RuleError = {
  line: number;
  column: number;
  /** How many characters are at fault, at least 1. */
  length: number;
  /** Whole sentence for a person, without the position: `no qualifier is called "epik".` */
  message: string;
  /** Nearest valid qualifier or value, with its colon where it is one: `epic:`. */
  hint?: string;
};

/** Of a text of several lines: the rules that parsed, each with its line, and what did not. */
export type Parsed = { rules: { line: number; text: string; rule: Rule }[]; errors: RuleError[] };

/** Kleene's third value is null. */
export type Truth = true | false | null;
