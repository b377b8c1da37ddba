import type { FactName, IssueFacts, Related } from '../facts.ts';
import { shortKey } from '../issue.ts';
import { isWithin } from './dates.ts';
import type { FieldQualifier, Item } from './fields.ts';
import { authorOf, FIELDS, isFieldQualifier, isJira, itemsOf, known } from './fields.ts';
import { matchesWhole, matchesWords } from './match.ts';
import type { Rule, Term, Truth } from './rule.ts';

/**
 * Whether the rule holds for what was read of the issue. Kleene: unread facts make a term unknown (null), one false
 * term makes the rule false whatever else is unread.
 */
export function evaluate(rule: Rule, facts: IssueFacts): Truth {
  let truth: Truth = true;
  for (const term of rule.terms) {
    const held = evaluateTerm(term, facts);
    if (held === false) return false;
    if (held === null) truth = null;
  }
  return truth;
}

/** One condition of a rule, three-valued as {@link evaluate}. What the key says is always known. */
export function evaluateTerm(term: Term, facts: IssueFacts): Truth {
  const { q, any, not } = term;
  let held: Truth = false;
  for (const value of any) {
    const one = test(q, value, facts);
    if (one) return not !== true;
    if (one === null) held = null;
  }
  return held === null ? null : not === true;
}

/** The facts whose absence makes the rule unknown; none when it is true or false. */
export function unreadFields(rule: Rule, facts: IssueFacts): FactName[] {
  const fields: FactName[] = [];
  for (const term of rule.terms) {
    const held = evaluateTerm(term, facts);
    if (held === false) return [];
    for (const value of held === null ? term.any : []) {
      const field = askedBy(term.q, value, facts);
      if (test(term.q, value, facts) === null && !fields.includes(field)) fields.push(field);
    }
  }
  return fields;
}

/** Kleene's OR over a list. */
export function some<T>(list: readonly T[], holds: (one: T) => Truth): Truth {
  let truth: Truth = false;
  for (const one of list) {
    const held = holds(one);
    if (held) return true;
    if (held === null) truth = null;
  }
  return truth;
}

/** Whether it is neither closed, merged nor done. GitHub says it by the state, Jira by the status's category. */
export function isOpen({ state, statusCategory }: IssueFacts): Truth {
  if (state) return isOpenState({ state });
  return statusCategory ? statusCategory !== 'done' : null;
}

/** Whether a related issue or pull request is open; a draft is. */
export function isOpenState({ state }: Pick<Related, 'state'>): Truth {
  return state ? state === 'open' || state === 'draft' : null;
}

/** The fact that {@link isOpen} lacks when it is null. */
export function stateField(facts: IssueFacts): FactName {
  return isJira(facts.key) ? 'statusCategory' : 'state';
}

/** Whether an entry of a fact is what was typed, on the issue of the key; null when part of the entry was not read. */
export function matchesItem(q: FieldQualifier, value: string, item: Item, key: string): Truth {
  if (item === null) return null;
  if (typeof item === 'string') return matchesWhole(value, item);
  if ('name' in item) return matchesWhole(value, item.name);
  if (q === 'project') return matchesProject(value, item, key);
  if (item.key && matchesKey(value, item.key, key)) return true;
  if (item.title !== undefined) return matchesWhole(value, item.title);
  return EXACT_KEY.test(value) ? false : null;
}

/** Keys as people write them; a title that was not read is not taken for one. */
const EXACT_KEY = /^([A-Z][A-Z0-9_]+-\d+|([\w.-]+\/[\w.-]+)?#\d+)$/;
const PROJECT_NUMBER = /^(?:([^/]+)\/)?#?(\d+)$/;

function test(q: Term['q'], value: string, facts: IssueFacts): Truth {
  switch (q) {
    case 'repo':
    case 'org':
    case 'host':
    case 'key':
      return matchesIdentity(q, value, facts.key);
    case 'title':
      return facts.title === undefined ? null : matchesWords(value, facts.title);
    case 'updated':
    case 'created':
      return isWithin(value, facts[q]);
    case 'is':
      return is(value.toLowerCase(), facts);
    case 'no':
      return isEmpty(value.toLowerCase(), facts);
    default:
      return matchesField(q, value, facts);
  }
}

function matchesField(q: FieldQualifier, value: string, facts: IssueFacts): Truth {
  const { key } = facts;
  if (q === 'project' && isJira(key) && matchesWhole(value, projectOf(key))) return true;
  // What one tracker calls an issue is never a parent in the other.
  if (FIELDS[q] === 'parent' && EXACT_KEY.test(value) && value.includes('#') === isJira(key)) return false;
  return some(itemsOf(q, facts), (item) => matchesItem(q, value, item, key));
}

function matchesIdentity(q: 'repo' | 'org' | 'host' | 'key', value: string, key: string): boolean {
  if (q === 'key') return matchesKey(value, key, key);
  if (q === 'host') return matchesWhole(value, key.slice(key.indexOf(':') + 1, key.indexOf('/')));
  const [repo = ''] = shortKey(key).split('#');
  return !isJira(key) && matchesWhole(value, q === 'repo' ? repo : repo.slice(0, repo.indexOf('/')));
}

/** `#12` is in the repository of the issue `near`. */
function matchesKey(value: string, key: string, near: string): boolean {
  const typed = value.startsWith('#') ? shortKey(near).split('#')[0] + value : value;
  return matchesWhole(typed, shortKey(key)) || matchesWhole(typed, key);
}

function projectOf(key: string): string {
  return shortKey(key).replace(/-\d+$/, '');
}

/** GitHub's projects have a title and a number of their owner's, who is taken to be the repository's. */
function matchesProject(
  value: string,
  item: { title?: string; key?: string; number?: number },
  key: string,
): Truth {
  if (matchesWhole(value, item.title ?? '') || matchesWhole(value, item.key ?? '')) return true;
  const [, owner, number] = PROJECT_NUMBER.exec(value) ?? [];
  if (!number || isJira(key) || (owner && !matchesIdentity('org', owner, key))) return false;
  return item.number === undefined ? null : item.number === Number(number);
}

function is(value: string, facts: IssueFacts): Truth {
  const kind = known(facts, 'kind');
  switch (value) {
    case 'issue':
    case 'pr':
      return kind ? (kind === 'issue') === (value === 'issue') : null;
    case 'open':
      return isOpen(facts);
    case 'closed': {
      const open = isOpen(facts);
      return open === null ? null : !open;
    }
    case 'draft':
      return kind === 'issue' ? false : facts.state ? facts.state === 'draft' : null;
    case 'blocked': {
      const blockers = known(facts, 'blockedBy');
      // One whose state was not read counts as open: it stands there as blocking.
      return blockers ? blockers.some((one) => isOpenState(one) !== false) : null;
    }
    case 'bot': {
      const author = authorOf(facts);
      return author ? author.bot || author.name.endsWith('[bot]') : author === null ? false : null;
    }
    default:
      return false;
  }
}

function isEmpty(value: string, facts: IssueFacts): Truth {
  if (!isFieldQualifier(value) || (value === 'project' && isJira(facts.key))) return false;
  const [first] = itemsOf(value, facts);
  return first === null ? null : first === undefined;
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
