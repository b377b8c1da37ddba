import type { FactName, IssueFacts } from '../facts.ts';
import { stateField } from '../open.ts';
import type { Check } from './check.ts';
import { checkOfTerm } from './checks.ts';
import { FIELDS, isFieldQualifier } from './fields.ts';
import { holds } from './holds.ts';
import type { Rule, Term } from './rule.ts';

/** A condition, ready to be asked, and so each of its values. */
type Asked = Pick<Term, 'q'> & { check: Check; values: { value: string; check: Check }[] };

const ready = new WeakMap<Rule, Asked[]>();

/** The facts whose absence makes the rule unknown; none when it is true or false. */
export function unreadFields(rule: Rule, facts: IssueFacts): FactName[] {
  const terms = ready.get(rule) ?? rule.terms.map(askedOf);
  ready.set(rule, terms);
  const fields: FactName[] = [];
  for (const { q, check, values } of terms) {
    const held = holds(check, facts);
    if (held === false) return [];
    if (held) continue;
    for (const { value, check } of values) {
      const field = askedBy(q, value, facts);
      if (!fields.includes(field) && holds(check, facts) === null) fields.push(field);
    }
  }
  return fields;
}

function askedOf(term: Term): Asked {
  const { q, any } = term;
  return {
    q,
    check: checkOfTerm(term),
    values: any.map((value) => ({ value, check: checkOfTerm({ q, any: [value] }) })),
  };
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
