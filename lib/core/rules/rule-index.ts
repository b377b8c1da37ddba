import type { FactName, IssueFacts } from '../facts.ts';
import type { Reason } from '../view.ts';
import { type Ask, askOf, listOrOne } from './asks.ts';
import type { Check, Test } from './check.ts';
import { all, checkOfTerm } from './checks.ts';
import { FIELDS, isFieldQualifier, type Keyed } from './fields.ts';
import { holds } from './holds.ts';
import type { Rule, Term } from './rule.ts';

/** A rule of a goal, the stop list or the exemptions as it is in one container, with the reason it gives where it holds. */
export type Ruled = { rule: Rule; asks: Ask; reason: RuleReason };

export type RuleReason = Extract<Reason, { rule: Rule }>;

/** The rules that may hold for an issue, in their order; every other one is false. */
export type Finder = (facts: IssueFacts) => readonly Ruled[];

/** A rule with its place among all, so that those found stand in their order. */
type Ordered = Ruled & { order: number };

/** Rules that ask for an entry of the same fact; `seen` holds, per entry met so far, those that may hold with it. */
type Group = {
  of: FactName;
  rules: { ruled: Ordered; asks: Check }[];
  seen: Map<unknown, readonly Ordered[]>;
};

type Part = NonNullable<Exclude<Test['part'], 'state'>>;

type Open = { term: Term; check: Check };

/**
 * Finds the rules that can hold in one container by what an issue carries, instead of by trying each.
 * @param key of any issue of the container
 */
export function indexRules(reasons: readonly RuleReason[], key: string): Finder {
  const always: Ordered[] = [];
  const groups = new Map<FactName, Group>();
  for (const [order, reason] of reasons.entries()) {
    const parts = openParts(reason.rule, key);
    if (!parts) continue;
    const asks = askOf(all(...parts.map((part) => part.check)));
    const ruled = { rule: { terms: parts.map(({ term }) => term) }, asks, reason, order };
    const named = parts.find(({ term: { q, not } }) => !not && isFieldQualifier(q));
    if (named && isFieldQualifier(named.term.q)) {
      const of = FIELDS[named.term.q];
      const group: Group = groups.get(of) ?? { of, rules: [], seen: new Map() };
      groups.set(of, group);
      group.rules.push({ ruled, asks: named.check });
    } else always.push(ruled);
  }
  const lists = [...groups.values()];
  return (facts) => {
    let found: readonly Ordered[] = always;
    for (const group of lists) {
      const value = listOrOne(group.of, facts);
      if (!Array.isArray(value)) {
        if (value !== null) found = union(found, fittingRules(group, value, key));
      } else for (const entry of value) found = union(found, fittingRules(group, entry, key));
    }
    return found;
  };
}

/**
 * The terms that are open when only the container is known, or null when one is false already. What is decided then
 * stays so whatever else is read, as Kleene's logic only ever learns.
 */
function openParts(rule: Rule, key: string): Open[] | null {
  const parts = rule.terms.map((term) => {
    const check = checkOfTerm(term);
    return { term, check, held: term.q === 'key' ? null : holds(check, { key }) };
  });
  return parts.some(({ held }) => held === false) ? null : parts.filter(({ held }) => held === null);
}

function fittingRules({ of, rules, seen }: Group, entry: unknown, key: string): readonly Ordered[] {
  // Entries that are objects are made anew by each reading: they are known by what tests ask of them.
  const id = isObject(entry) ? nameOf(entry) : entry;
  const known = seen.get(id);
  if (known) return known;
  const alone: unknown = of !== 'parent' ? [entry] : isObject(entry) ? { ...entry, parent: null } : undefined;
  // An entry came out of the same fact, and a list of one may stand for any fact that is no chain.
  const facts = { key, [of]: alone } as Keyed;
  const fitting = rules.flatMap(({ ruled, asks }) => (holds(asks, facts) === false ? [] : [ruled]));
  seen.set(id, fitting);
  return fitting;
}

function nameOf({ key, title, name, bot, number }: { [P in Part]?: unknown }): string {
  return `${key}\n${title}\n${name}\n${bot}\n${number}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
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
