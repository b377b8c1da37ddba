import { addressOf } from './address-of.ts';
import type { IssueFacts, Related } from './facts.ts';
import { containerOfKey, isJira, sameKey } from './issue.ts';
import type { Beside, Finding, FindingKind, Note } from './note.ts';
import { findingName, findingWord, stateWords } from './note-words.ts';
import { isOpen } from './open.ts';
import { scopeHolds } from './scope.ts';
import { BACK, relation, type TieKind, tiesOf } from './ties.ts';
import type { Verdict, VerdictState } from './view.ts';

/** All that was seen, to be asked of single issues by sameKey. */
export type Whole = {
  scopes: readonly string[];
  factsOf(key: string): IssueFacts | undefined;
  /** The issues (sameKey) that name this one. */
  namersOf(key: string): Iterable<string>;
  judge(facts: IssueFacts): Verdict;
};

/** An issue as somebody told it last: itself, or another that names it. */
type Told = Related & Pick<IssueFacts, 'kind' | 'statusCategory' | 'status' | 'url' | 'readAt'>;

/** An issue that is tied to another. */
type Other = {
  facts: IssueFacts | undefined;
  told: Told;
  /** It has told since that this issue is closed. */
  isOver?: boolean;
};

/** Issues that a finding names; the others it counts. */
const MOST = 5;

const FOCUS: readonly VerdictState[] = ['focus'];
const NO_GOAL: readonly VerdictState[] = ['unlinked', 'idle'];

/**
 * What is to be said of an issue beside its verdict; null when nothing is. It says what is surely so by what was read
 * last. Issues outside of the scopes have no notes and stand in none.
 */
export function noteOf(facts: IssueFacts, whole: Whole): Note | null {
  const tied = othersOf(facts, whole);
  if (tied.size === 0) return null;
  const others = (is: TieKind) => [...(tied.get(is)?.values() ?? [])];
  const open = isOpen(facts);
  const found: Finding[] = [];
  const add = (is: FindingKind, about: readonly Other[]) => {
    const shown = about.filter(({ told }) => isInScope(told.key, whole));
    const more = shown.length - MOST;
    const named = shown.slice(0, MOST).map(({ told }) => besideOf(told));
    if (named.length > 0) found.push({ is, here: besideOf(facts), others: named, ...(more > 0 && { more }) });
  };
  const stateIn = (states: readonly VerdictState[], one: IssueFacts | undefined) =>
    one !== undefined && states.includes(whole.judge(one).state);
  const openOnes = (is: TieKind) => others(is).filter(({ told, isOver }) => open && !isOver && isOpen(told));

  const blocked = openOnes('blocks').filter((other) => stateIn(FOCUS, other.facts));
  if (blocked.length > 0 && !stateIn(FOCUS, facts)) add('blocks-focus', blocked);
  const blockers = openOnes('blockedBy').filter((other) => stateIn(NO_GOAL, other.facts));
  if (blockers.length > 0 && stateIn(FOCUS, facts)) add('waits-on-unlinked', blockers);
  const twins = Map.groupBy(others('twin'), (twin) => twin.facts !== undefined && isApart(facts, twin.facts));
  for (const twin of twins.get(true) ?? []) add('twin-differs', [twin]);
  const children = others('subIssues');
  const areDone = children.every(({ told }) => isOpen(told) === false);
  if (open)
    add(
      'parent-done',
      others('parent').filter(({ told }) => isOpen(told) === false),
    );
  if (open === false)
    add(
      'children-open',
      children.filter(({ told }) => isOpen(told)),
    );
  // Where nobody has listed the children there may be others.
  if (open && facts.subIssues && areDone) add('children-done', children);
  const [first] = found;
  const words = first && { word: findingWord(first), name: found.map(findingName).join('. ') };
  for (const twin of twins.get(false) ?? []) add('twin', [twin]);
  return found.length > 0 && isInScope(facts.key, whole) ? { ...words, found } : null;
}

/** By tie and key: what the issue names, and what names it. */
function othersOf(facts: IssueFacts, whole: Whole): Map<TieKind, Map<string, Other>> {
  const others = new Map<TieKind, Map<string, Other>>();
  const own = sameKey(facts.key);
  const add = (is: TieKind, teller: IssueFacts, other: Related) => {
    const key = sameKey(other.key);
    const ofKind = others.get(is) ?? new Map<string, Other>();
    if (key === own || ofKind.has(key)) return;
    others.set(is, ofKind.set(key, otherOf(teller, other, whole.factsOf(key))));
  };
  for (const { is, other } of namedBy(facts, whole))
    if (!isDenied(is, facts, whole.factsOf(sameKey(other.key)))) add(is, facts, other);
  for (const key of whole.namersOf(own)) {
    const namer = whole.factsOf(key);
    if (!namer) continue;
    const names = namedBy(namer, whole).filter(({ other }) => sameKey(other.key) === own);
    for (const { is, other } of names) {
      if (isDenied(is, namer, facts)) continue;
      add(BACK[is], namer, namer);
      const entry = others.get(BACK[is])?.get(key);
      if (entry && isOpen(otherOf(namer, other, facts).told) === false) entry.isOver = true;
    }
  }
  return others;
}

function namedBy(facts: IssueFacts, { scopes, factsOf }: Whole) {
  return tiesOf(facts, scopes, (key) => factsOf(key) !== undefined);
}

/** The other issue, read since as a whole, does not say so. */
function isDenied(is: TieKind, teller: IssueFacts, other: IssueFacts | undefined): boolean {
  const back = other && relation(other, BACK[is]);
  if (!back || Date.parse(other.readAt) <= Date.parse(teller.readAt)) return false;
  // Rows and cards show no relations: what is known of them is older.
  if (other.source === 'row' || other.source === 'card') return false;
  return !back.some(({ key }) => sameKey(key) === sameKey(teller.key));
}

/** Its own reading, unless another issue has told its state since. */
function otherOf(teller: IssueFacts, told: Related, facts: IssueFacts | undefined): Other {
  const { readAt } = teller;
  const isNewer = facts && Date.parse(facts.readAt) >= Date.parse(readAt);
  return { facts, told: facts && (isNewer || !told.state) ? facts : { ...told, readAt } };
}

function besideOf(told: Told): Beside {
  const { key, title, readAt } = told;
  const [state, url] = [stateWords(told), addressOf(told)];
  return { key, ...(url && { url }), ...(title && { title }), ...(state && { state }), readAt };
}

/**
 * Whether the same work is done in one tracker only. A merged pull request may be a part of its issue, which then goes
 * on, but must have begun; one that was closed is no part of anything.
 */
function isApart(one: IssueFacts, other: IssueFacts): boolean {
  const [jira, github] = isJira(one.key) ? [one, other] : [other, one];
  const [there, here] = [isOpen(jira), isOpen(github)];
  if (there === null || here === null || !github.kind) return false;
  if (github.kind === 'issue' || here) return there !== here;
  return github.state === 'merged' && jira.statusCategory === 'todo';
}

function isInScope(key: string, { scopes }: Whole): boolean {
  return scopes.some((scope) => scopeHolds(scope, containerOfKey(key)));
}
