import type { IssueFacts, Related } from '../facts.ts';
import { shortKey } from '../issue.ts';
import { isWithin } from './dates.ts';
import { authorOf, type Entry, entriesOf, isFieldQualifier, isJira, known } from './fields.ts';
import { matchesWhole, matchesWords } from './match.ts';
import type { Rule, Term, Truth } from './rule.ts';

/**
 * Whether the rule holds for what was read of the issue. Kleene: unread facts make a term unknown (null), one false
 * term makes the rule false whatever else is unread.
 */
export function evaluate(rule: Rule, facts: IssueFacts): Truth {
  return opposite(some(rule.terms, (term) => opposite(evaluateTerm(term, facts))));
}

/** One condition of a rule, three-valued as {@link evaluate}. What the key says is always known. */
export function evaluateTerm({ q, any, not }: Term, facts: IssueFacts): Truth {
  const held = some(any, (value) => evaluateValue(q, value, facts));
  return not ? opposite(held) : held;
}

/** One alternative of a condition. */
export function evaluateValue(q: Term['q'], value: string, facts: IssueFacts): Truth {
  const low = value.toLowerCase();
  switch (q) {
    case 'title':
      return facts.title === undefined ? null : matchesWords(value, facts.title);
    case 'updated':
    case 'created':
      return isWithin(value, facts[q]);
    case 'is':
      return Object.hasOwn(IS, low) ? (IS[low]?.(facts) ?? null) : false;
    case 'no': {
      const entries = isFieldQualifier(low) ? entriesOf(low, facts) : [''];
      return entries.length === 1 && entries[0] === null ? null : entries.length === 0;
    }
    default:
      return some(entriesOf(q, facts), (entry) => matchesEntry(q, value, entry, facts.key));
  }
}

/** Keys as people write them; a title that was not read is not taken for one. */
const EXACT_KEY = /^([A-Z][A-Z0-9_]+-\d+|([\w.-]+\/[\w.-]+)?#\d+)$/;
const PROJECT_NUMBER = /^[^/]+\/\d+$/;

/** Whether an entry of the issue with the key is what was typed; null when that part of it was not read. */
export function matchesEntry(q: Term['q'], value: string, entry: Entry, key: string): Truth {
  const isKey = /^(epic|parent)$/.test(q) && EXACT_KEY.test(value);
  // What one tracker calls an issue is never a parent in the other.
  if (isKey && value.includes('#') === isJira(key)) return false;
  if (entry === null) return null;
  if (entry === undefined) return (q === 'project' ? PROJECT_NUMBER.test(value) : !isKey) ? null : false;
  // `#12` is in the repository of the issue itself.
  const isNear = /^(epic|parent|key)$/.test(q) && value[0] === '#';
  return matchesWhole(isNear ? shortKey(key).replace(/#.*/, value) : value, entry);
}

const IS: Record<string, (facts: IssueFacts) => Truth | undefined> = {
  issue: (facts) => isKind(facts, 'issue'),
  pr: (facts) => isKind(facts, 'pull'),
  open: isOpen,
  closed: (facts) => opposite(isOpen(facts)),
  draft: (facts) => isKind(facts, 'issue') !== true && (facts.state ? facts.state === 'draft' : null),
  // A blocker whose state was not read counts as open: it stands there as blocking.
  blocked: (facts) => known(facts, 'blockedBy')?.some((one) => isOpenState(one) !== false),
  bot(facts) {
    const author = authorOf(facts);
    return author ? author.bot || author.name.endsWith('[bot]') : author === null ? false : null;
  },
};

function isKind(facts: IssueFacts, kind: 'issue' | 'pull'): Truth {
  const read = known(facts, 'kind');
  return read ? read === kind : null;
}

/** Kleene's NOT. */
function opposite(truth: Truth): Truth {
  return truth === null ? null : !truth;
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
