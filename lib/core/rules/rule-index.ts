import type { IssueFacts } from '../facts.ts';
import type { Reason } from '../view.ts';
import type { Check, Test } from './check.ts';
import { checkOfTerm } from './checks.ts';
import { holds, some } from './holds.ts';
import { type Answer, type Fitting, type Placed, type Question, questionOf } from './question.ts';
import type { Rule, Term, Truth } from './rule.ts';

/**
 * A rule of a goal, the stop list or the exemptions that holds, or (`held` null) could with a fact that was not read.
 * Its terms are those that are open in the issue's container.
 */
export type Ruled = { rule: Rule; reason: RuleReason; held: true | null };

export type RuleReason = Extract<Reason, { rule: Rule }>;

/** What is made of the rules that hold or could: one and the same for all issues of which the rules say the same. */
export type Finder<T> = (facts: IssueFacts) => T;

/** A rule as it is in the container, and the tests that it asks. */
type Asking = Omit<Ruled, 'held'> & { order: number; asked: Asked[]; ask: Ask };

/** A test by its name, and when it is asked. */
type Asked = { at: number; turn: Turn };

/** Tests of one fact, the place of their question among all, and by which rules they are asked. */
type Turn = {
  place: number;
  rules: Set<RuleReason>;
  tests: Placed[];
  /** The question of those tests that matter where it is asked, by their names. */
  questions: Map<string, Question>;
};

/** Whether a rule or a part of it holds by what was said, when all questions before a place were asked. */
type Ask = (said: Fitting, place: number) => Truth;

/** Where issues stand that have answered the same so far. */
type State<T> = {
  /** Rules that hold, whatever else is read. */
  held: readonly Asking[];
  /** Rules that may hold. */
  open: readonly Asking[];
  /** What was answered to tests of open rules. */
  said: Fitting;
  /** What is asked next; none where nothing more can change a rule. */
  next: Next | undefined;
  /** Where an answer leads, by its number. */
  after: (State<T> | undefined)[];
  made?: T;
};

type Next = { place: number; question: Question };

/** So much is kept of what was met; then it begins anew, as facts may be as many as issues. */
const MOST = 20_000;
/** That is looked at after so many issues. */
const SOME = 1_000;

/**
 * Asks the rules of one container of one issue after the other. What an issue carries leads from state to state, and a
 * way that was gone before is only followed; facts that can change no rule any more are not looked at.
 * @param key of any issue of the container
 */
export function indexRules<T>(
  reasons: readonly RuleReason[],
  key: string,
  make: (found: readonly Ruled[]) => T,
): Finder<T> {
  const { rules, turns } = askedIn(reasons, key);
  const rulesOf = new Map<number, Asking[]>();
  for (const rule of rules)
    for (const { at } of rule.asked) rulesOf.set(at, [...(rulesOf.get(at) ?? []), rule]);
  const states = new Map<string, State<T>>();
  let start = begin();

  function begin(): State<T> {
    return settled({ held: [], open: [], said: new Map() }, rules, 0);
  }

  /** @param again rules to be asked anew, beside those that are settled */
  function settled(
    { held, open, said }: Pick<State<T>, 'held' | 'open' | 'said'>,
    again: readonly Asking[],
    place: number,
  ): State<T> {
    const truths = new Map(again.map((rule) => [rule, rule.ask(said, place)]));
    const now = [...held, ...again.filter((rule) => truths.get(rule))].sort(byOrder);
    const still = [...open, ...again.filter((rule) => truths.get(rule) === null)].sort(byOrder);
    const matter = new Map([...said].filter(([at]) => rulesOf.get(at)?.some((rule) => still.includes(rule))));
    const turn = turns.find((one) => one.place >= place && still.some(({ reason }) => one.rules.has(reason)));
    const next = turn && { place: turn.place, question: questionIn(turn, still) };
    const orders = [now, still].map((rules) => rules.map(({ order }) => order));
    const id = [next?.place, ...orders, ...matter].join(' ');
    const state = states.get(id) ?? { held: now, open: still, said: matter, next, after: [] };
    states.set(id, state);
    return state;
  }

  function follow(state: State<T>, turn: Next, answer: Answer): State<T> {
    const known = state.after[answer.number];
    if (known) return known;
    const made = answer === turn.question.none ? unfitted(state, turn) : fitted(state, turn, answer);
    state.after[answer.number] = made;
    return made;
  }

  function unfitted({ held, open, said }: State<T>, { place }: Next): State<T> {
    return settled({ held, open: [], said }, open, place + 1);
  }

  /** Only rules that ask for what was fitted may be otherwise than if nothing was. */
  function fitted(state: State<T>, turn: Next, { tests }: Answer): State<T> {
    const none = follow(state, turn, turn.question.none);
    const asked = [...tests.keys()].flatMap((at) => rulesOf.get(at) ?? []);
    const again = [...new Set(asked)].filter((rule) => state.open.includes(rule));
    if (again.length === 0) return none;
    const isOther = (rule: Asking) => !again.includes(rule);
    const said = new Map([...state.said, ...tests]);
    const others = { held: none.held.filter(isOther), open: none.open.filter(isOther), said };
    return settled(others, again, turn.place + 1);
  }

  let count = 0;
  return (facts) => {
    count = (count + 1) % SOME;
    if (count === 0 && (states.size > MOST || turns.some(isFull))) {
      states.clear();
      for (const { questions } of turns) questions.clear();
      start = begin();
    }
    let state = start;
    for (let { next } = state; next; { next } = state) state = follow(state, next, next.question.of(facts));
    state.made ??= make(foundIn(state));
    return state.made;
  };
}

function isFull({ questions }: Turn): boolean {
  return [...questions.values()].some((question) => question.size() > MOST);
}

/** The question of the tests that rules ask which are open. */
function questionIn({ tests, questions }: Turn, open: readonly Asking[]): Question {
  const asked = new Set(open.flatMap((rule) => rule.asked.map(({ at }) => at)));
  const matter = tests.filter(({ at }) => asked.has(at));
  const id = matter.map(({ at }) => at).join();
  const question = questions.get(id) ?? questionOf(matter);
  questions.set(id, question);
  return question;
}

function byOrder(a: Asking, b: Asking): number {
  return a.order - b.order;
}

function foundIn({ held, open }: Pick<State<unknown>, 'held' | 'open'>): Ruled[] {
  const isHeld = new Set(held);
  const all = [...held, ...open].sort(byOrder);
  return all.map((one) => ({ rule: one.rule, reason: one.reason, held: isHeld.has(one) || null }));
}

/** The rules that are open in the container, and what they ask, in the order in which it is asked. */
function askedIn(reasons: readonly RuleReason[], key: string): { rules: Asking[]; turns: Turn[] } {
  const turns = new Map<string, Turn>();
  const tests = new Map<string, Asked>();
  function askedBy(test: Test): Asked {
    const id = JSON.stringify(test);
    const known = tests.get(id);
    if (known) return known;
    const turn: Turn = turns.get(test.of) ?? { place: 0, rules: new Set(), tests: [], questions: new Map() };
    turns.set(test.of, turn);
    turn.tests.push({ test, at: tests.size });
    const made = { at: tests.size, turn };
    tests.set(id, made);
    return made;
  }
  const rules = reasons.flatMap((reason, order): Asking[] => {
    const terms = openTerms(reason.rule, key);
    if (!terms) return [];
    const asked: Asked[] = [];
    const asks = terms.map((term) =>
      askOf(checkOfTerm(term), (test) => {
        if (isOfContainer(test, term)) return answering(holds(test, { key }));
        const { at, turn } = askedBy(test);
        turn.rules.add(reason);
        asked.push({ at, turn });
        return (said, place) => said.get(at) ?? (said.has(at) || turn.place >= place ? null : false);
      }),
    );
    return [{ rule: { terms }, reason, order, asked, ask: not(any(asks.map(not))) }];
  });
  // What many rules ask and few tests leaves the fewest ways open.
  const weight = ({ rules, tests }: Turn) => rules.size ** 2 / tests.length;
  const inOrder = [...turns.values()].toSorted((a, b) => weight(b) - weight(a));
  inOrder.forEach((turn, place) => {
    turn.place = place;
  });
  return { rules, turns: inOrder };
}

/**
 * The terms that are open when only the container is known, or null when one is false already. What is decided then
 * stays so whatever else is read, as Kleene's logic only ever learns.
 */
function openTerms(rule: Rule, key: string): Term[] | null {
  const held = rule.terms.map((term) => (term.q === 'key' ? null : holds(checkOfTerm(term), { key })));
  return held.includes(false) ? null : rule.terms.filter((_, i) => held[i] === null);
}

/** Only a term that asks for the key itself asks for more of it than what all issues of a container have in common. */
function isOfContainer({ of }: Test, { q }: Term): boolean {
  return q !== 'key' && (of === 'key' || of === 'container');
}

function askOf(check: Check, askOfTest: (test: Test) => Ask): Ask {
  const ask = 'any' in check ? any(check.any.map((one) => askOf(one, askOfTest))) : askOfTest(testOf(check));
  return check.not ? not(ask) : ask;
}

function any(asks: readonly Ask[]): Ask {
  return (said, place) => some(asks, (ask) => ask(said, place));
}

function not(ask: Ask): Ask {
  return (said, place) => {
    const held = ask(said, place);
    return held === null ? null : !held;
  };
}

function answering(truth: Truth): Ask {
  return () => truth;
}

function testOf({ not, ...test }: Test & { not?: true }): Test {
  return test;
}
