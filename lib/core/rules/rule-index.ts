import type { IssueFacts } from '../facts.ts';
import type { Reason } from '../view.ts';
import { evaluateTerm, matchesItem, some } from './evaluate.ts';
import { type FieldQualifier, type Item, isFieldQualifier, itemsOf } from './fields.ts';
import type { Rule, Term } from './rule.ts';

/**
 * A rule with what it is for. `goal` is its goal's index in a compiled view, 0 where it is of none.
 */
export type Ruled = {
  rule: Rule;
  goal: number;
  order: number;
  reason: Extract<Reason, { rule: Rule }>;
};

/** The rules that can hold in one container, found by what an issue carries instead of by trying each. */
export type RuleIndex = { always: readonly Ruled[]; groups: readonly Group[] };

/** Rules that ask for an entry of the same fact; `seen` holds, per entry met so far, those that may hold with it. */
type Group = {
  q: FieldQualifier;
  rules: Ruled[];
  terms: Map<Ruled, Term>;
  seen: Map<string, readonly Ruled[]>;
};

/** @param key of any issue of the container */
export function indexRules(rules: readonly Omit<Ruled, 'order'>[], key: string): RuleIndex {
  const always: Ruled[] = [];
  const groups = new Map<string, Group>();
  for (const [order, ruled] of rules.entries()) {
    const terms = openTerms(ruled.rule, key);
    if (!terms) continue;
    const left = { ...ruled, order, rule: { terms } };
    const term = terms.find(({ q, not }) => !not && isFieldQualifier(q));
    if (term && isFieldQualifier(term.q)) {
      const q = term.q === 'epic' ? 'parent' : term.q;
      const group: Group = groups.get(q) ?? { q, rules: [], terms: new Map(), seen: new Map() };
      groups.set(q, group);
      group.rules.push(left);
      group.terms.set(left, term);
    } else always.push(left);
  }
  return { always, groups: [...groups.values()] };
}

/**
 * The terms that are open when only the container is known, or null when one is false already. What is decided then
 * stays so whatever else is read, as Kleene's logic only ever learns.
 */
function openTerms(rule: Rule, key: string): Term[] | null {
  const bare: IssueFacts = { key, readAt: '', source: '' };
  const decided = (term: Term) => (term.q === 'key' ? null : evaluateTerm(term, bare));
  if (rule.terms.some((term) => decided(term) === false)) return null;
  return rule.terms.filter((term) => decided(term) === null);
}

/** The rules that may hold for the issue, in their order; each other rule is false. */
export function candidates({ always, groups }: RuleIndex, facts: IssueFacts): readonly Ruled[] {
  let found = always;
  for (const group of groups)
    for (const item of itemsOf(group.q, facts)) {
      const name = nameOf(item);
      let fitting = group.seen.get(name);
      if (!fitting) {
        fitting = fittingRules(group, item, facts.key);
        group.seen.set(name, fitting);
      }
      found = union(found, fitting);
    }
  return found;
}

/** Everything of an entry that a rule compares with. */
function nameOf(item: Item): string {
  if (typeof item === 'string') return item;
  if (item === null) return '\0';
  if ('name' in item) return item.name;
  return [item.key, item.title, 'number' in item && item.number].join('\n');
}

function fittingRules(group: Group, item: Item, key: string): readonly Ruled[] {
  return group.rules.filter((ruled) => {
    const term = group.terms.get(ruled);
    return term && some(term.any, (value) => matchesItem(group.q, value, item, key)) !== false;
  });
}

/** Both lists in one, each rule once; both are in order. */
function union(a: readonly Ruled[], b: readonly Ruled[]): readonly Ruled[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const all: Ruled[] = [];
  let i = 0;
  for (const right of b) {
    let left = a[i];
    for (; left && left.order <= right.order; left = a[++i]) all.push(left);
    if (all.at(-1) !== right) all.push(right);
  }
  return all.concat(a.slice(i));
}
