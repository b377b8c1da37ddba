import { datesOf } from './dates.ts';
import type { Rule, Term } from './rule.ts';

/** A rule as people would say it. */

const IS_WORDS: Record<string, string> = {
  issue: 'an issue',
  pr: 'a pull request',
  draft: 'a draft',
  bot: 'from a bot',
};

/** What the issue is first, then where it is: `label checkout or payments, milestone v2.0 in acme/shop`. */
export function ruleWords({ terms }: Rule): string {
  const [what, where] = [false, true].map((place) =>
    terms.filter((term) => isPlace(term) === place).map(termWords),
  );
  return [what?.join(', '), where?.join(' ')].filter(Boolean).join(' ');
}

function isPlace({ q, not }: Term): boolean {
  return !not && ['repo', 'org', 'host', 'project'].includes(q);
}

function termWords({ q, any, not }: Term): string {
  const words = any.map((value) => valueWords(q, value)).join(' or ');
  return `${not ? 'not ' : ''}${before(q)}${words}`;
}

function before(q: Term['q']): string {
  if (q === 'is') return '';
  if (q === 'repo' || q === 'org') return 'in ';
  if (q === 'host') return 'on ';
  if (q === 'project') return 'in project ';
  return q === 'author' ? 'opened by ' : q === 'assignee' ? 'assigned to ' : `${q} `;
}

function valueWords(q: Term['q'], value: string): string {
  if (q === 'is') return IS_WORDS[value.toLowerCase()] ?? value.toLowerCase();
  if (q === 'title') return `"${value}"`;
  const dates = q === 'updated' || q === 'created' ? datesOf(value) : null;
  if (!dates) return value;
  const { sign, from, to } = dates;
  const since: Record<string, string> = {
    '>': 'after',
    '>=': 'since',
    '<': 'before',
    '<=': 'up to',
    '': 'on',
  };
  return from === to ? `${since[sign]} ${from}` : `from ${from} to ${to}`;
}
