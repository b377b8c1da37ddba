import type { IssueFacts } from '../facts.ts';
import type { Reason } from '../view.ts';
import { evaluateTerm, matchesEntry, some } from './evaluate.ts';
import { type Entry, entriesOf, type FieldQualifier, isFieldQualifier } from './fields.ts';
import type { Rule, Term } from './rule.ts';

/** A rule of a goal, the stop list or the exemptions, with the reason it gives where it holds. */
export type Ruled = { rule: Rule; reason: Extract<Reason, { rule: Rule }> };

/** The rules that may hold for an issue, in their order; every other one is false. */
export type Finder = (facts: IssueFacts) => readonly Ruled[];

/** A rule with its place among all, so that those found stand in their order. */
type Ordered = Ruled & { order: number };

/** Rules that ask for an entry of the same fact; `seen` holds, per entry met so far, those that may hold with it. */
type Group = {
  q: FieldQualifier;
  rules: Ordered[];
  terms: Map<Ordered, Term>;
  seen: Map<Entry, readonly Ordered[]>;
};

/**
 * Finds the rules that can hold in one container by what an issue carries, instead of by trying each.
 * @param key of any issue of the container
 */
export function indexRules(rules: readonly Ruled[], key: string): Finder {
  const always: Ordered[] = [];
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
  const lists = [...groups.values()];
  return (facts) => {
    let found: readonly Ordered[] = always;
    for (const group of lists)
      for (const entry of entriesOf(group.q, facts)) found = union(found, fittingRules(group, entry, facts));
    return found;
  };
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

function fittingRules(group: Group, entry: Entry, { key }: IssueFacts): readonly Ordered[] {
  const seen = group.seen.get(entry);
  if (seen) return seen;
  const fitting = group.rules.filter((ruled) => {
    const term = group.terms.get(ruled);
    return term && some(term.any, (value) => matchesEntry(term.q, value, entry, key)) !== false;
  });
  group.seen.set(entry, fitting);
  return fitting;
}

/** Both lists in one, each rule once; both are in order. */
function union(a: readonly Ordered[], b: readonly Ordered[]): readonly Ordered[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const all: Ordered[] = [];
  let i = 0;
  for (const right of b) {
    let left = a[i];
    for (; left && left.order <= right.order; left = a[++i]) all.push(left);
    if (all.at(-1) !== right) all.push(right);
  }
  return all.concat(a.slice(i));
}
