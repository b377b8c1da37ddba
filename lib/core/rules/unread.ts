import type { FactName, IssueFacts } from '../facts.ts';
import { stateField } from '../open.ts';
import { evaluateTerm } from './evaluate.ts';
import { FIELDS, isFieldQualifier } from './fields.ts';
import type { Rule, Term } from './rule.ts';

/** The facts whose absence makes the rule unknown; none when it is true or false. */
export function unreadFields(rule: Rule, facts: IssueFacts): FactName[] {
  const fields: FactName[] = [];
  for (const term of rule.terms) {
    const held = evaluateTerm(term, facts);
    if (held === false) return [];
    for (const value of held === null ? term.any : []) {
      const field = askedBy(term.q, value, facts);
      const isUnread = evaluateTerm({ q: term.q, any: [value] }, facts) === null;
      if (isUnread && !fields.includes(field)) fields.push(field);
    }
  }
  return fields;
}

const IS_FIELDS: Record<string, FactName> = {
  issue: 'kind',
  pr: 'kind',
  draft: 'state',
  blocked: 'blockedBy',
  bot: 'author',
};

/** The fact that a value of a term asks for. */
function askedBy(q: Term['q'], value: string, facts: IssueFacts): FactName {
  const asked = q === 'no' ? value.toLowerCase() : q;
  if (asked === 'is') return IS_FIELDS[value.toLowerCase()] ?? stateField(facts);
  if (isFieldQualifier(asked)) return FIELDS[asked];
  return asked === 'updated' || asked === 'created' ? asked : 'title';
}
