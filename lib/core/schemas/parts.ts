import * as z from 'zod/mini';
import { REASON_LIMIT } from '../act.ts';
import { isKey, keyOf, parseKey } from '../issue.ts';
import { isDate, isWeek } from '../week.ts';

/** What the schemas are made of, and their one voice: every refusal is a sentence that says what to do. */

// Pages of an extension may not evaluate text as code, and even zod's trial of it is reported as a breach.
z.config({ jitless: true, customError: (issue) => sentence(issue) });

const EXPECTED: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function sentence(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type') {
    const expected = EXPECTED[issue.expected] ?? issue.expected;
    return issue.input === undefined ? `This is missing: put ${expected} here.` : `Put ${expected} here.`;
  }
  if (issue.code === 'invalid_value') return `Use one of: ${issue.values.map(String).join(', ')}.`;
  return 'This is none of the forms that can stand here.';
}

/** Length as a person counts it: in characters, not in UTF-16 units. */
export function charactersOf(text: string): number {
  return [...text].length;
}

/** A text of at most `limit` characters; `what` begins the refusal: `A goal title`. */
export function text(limit: number, what = 'This text') {
  return z.string().check(
    z.refine((value) => charactersOf(value) <= limit, {
      error: ({ input }) =>
        `${what} has at most ${limit} characters; this one has ${charactersOf(String(input))}.`,
    }),
  );
}

/** A list of at most `limit` entries; `what` begins the refusal: `A goal`. */
export function list<T extends z.ZodMiniType>(entry: T, limit: number, what = 'This list') {
  return z.array(entry).check(
    z.refine((value) => value.length <= limit, {
      error: `${what} has at most ${limit} entries; leave some out.`,
    }),
  );
}

/** Id of a goal. Not a name that every object has, as ids are keys of what is published. */
export const id = z.string().check(
  z.refine((value) => /^[\w-]{1,40}$/.test(value) && !(value in Object.prototype), {
    error: 'Make this id of 1 to 40 letters, digits, "-" and "_".',
  }),
);

/** Key of an issue, in its one spelling (issue.ts). */
export const issueKey = z.string().check(
  z.refine((value) => value.length <= 300 && isKey(value), {
    error: 'Write this key as "github:HOST/OWNER/REPO#7" or "jira:HOST/SHOP-9".',
  }),
  z.overwrite((value) => {
    const ref = parseKey(value);
    return ref ? keyOf(ref) : value;
  }),
);

export const week = z
  .string()
  .check(z.refine(isWeek, { error: 'Write this week as an ISO week that exists, like "2026-W47".' }));

/** Local date. */
export const date = z
  .string()
  .check(z.refine(isDate, { error: 'Write this date as one that exists, like "2026-11-21".' }));

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** A moment with its zone. Jira writes `+0000` without a colon. */
export const instant = z.string().check(
  z.refine((value) => INSTANT.test(value) && isDate(value.slice(0, 10)), {
    error: 'Write this moment with its zone, like "2026-11-21T10:42:00Z".',
  }),
);

export const reason = text(REASON_LIMIT, 'A reason');

export const RULE_LIMIT = 500;
export const RULES_LIMIT = 50;
const rule = text(RULE_LIMIT, 'A rule').check(
  z.refine((value) => !/[\r\n]/.test(value), { error: 'Put each rule into an entry of its own.' }),
);

/** Rules as typed, one an entry. What they mean is for rules/parse.ts. */
export const rules = list(rule, RULES_LIMIT, 'A set of rules');
