import { printTerm } from './print.ts';
import type { Rule, Term } from './rule.ts';

/** One term in another query language, or why it cannot be said there. */
export type Saying = { said: string } | { why: string };

/** All terms, each said or named with the reason: nothing is dropped silently. */
export function translateTerms(
  rule: Rule,
  say: (term: Term) => Saying,
): { said: string[]; dropped: string[] } {
  const said: string[] = [];
  const dropped: string[] = [];
  for (const term of rule.terms) {
    const saying = say(term);
    if ('why' in saying) dropped.push(`${printTerm(term)}: ${saying.why}`);
    else if (saying.said) said.push(saying.said);
  }
  return { said, dropped };
}
