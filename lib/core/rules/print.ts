import type { Rule, Term } from './rule.ts';

/** The rule as text that parses back to it. */
export function printRule(rule: Rule): string {
  return rule.terms.map(printTerm).join(' ');
}

/** One condition as text: `-label:"not now",later`. */
export function printTerm({ q, any, not }: Term): string {
  const values = any.map((value) => (needsQuotes(value, q) ? quote(value) : value));
  return `${not ? '-' : ''}${q === 'title' ? '' : `${q}:`}${values.join(',')}`;
}

/** In the title's words a colon would be read as a qualifier's, a dash as "not". */
function needsQuotes(value: string, q: Term['q']): boolean {
  return /[\s",]/.test(value) || (q === 'title' && /:|^-/.test(value));
}

/** In quotes; what would end or change them gets a backslash, as all three query languages want it. */
export function quote(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
