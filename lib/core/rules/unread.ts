import type { FactName, IssueFacts } from '../facts.ts';
import { stateField } from '../open.ts';
import { type Ask, askOf } from './asks.ts';
import { checkOfTerm } from './checks.ts';
import { FIELDS, isFieldQualifier } from './fields.ts';
import type { Rule, Term } from './rule.ts';

/** A condition, ready to be asked, and so each of its values. */
type Asked = Pick<Term, 'q'> & { ask: Ask; values: { value: string; ask: Ask }[] };

const ready = new WeakMap<Rule, Asked[]>();

/** The facts whose absence makes the rule unknown; none when it is true or false. */
export function unreadFields(rule: Rule, facts: IssueFacts): FactName[] {
  const terms = ready.get(rule) ?? rule.terms.map(askedOf);
  ready.set(rule, terms);
  const fields: FactName[] = [];
  for (const { q, ask, values } of terms) {
    const held = ask(facts);
    if (held === false) return [];
    if (held) continue;
    for (const { value, ask } of values) {
      const field = askedBy(q, value, facts);
      if (!fields.includes(field) && ask(facts) === null) fields.push(field);
    }
  }
  return fields;
}

function askedOf(term: Term): Asked {
  const { q, any } = term;
  return {
    q,
    ask: askOf(checkOfTerm(term)),
    values: any.map((value) => ({ value, ask: askOf(checkOfTerm({ q, any: [value] })) })),
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
