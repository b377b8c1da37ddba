import type { Disposition, GoalLink } from '../../lib/core/act.ts';
import type { Ancestor, FactName, IssueFacts, Related } from '../../lib/core/facts.ts';
import { notApplicable } from '../../lib/core/facts.ts';
import { parseKey, sameKey } from '../../lib/core/issue.ts';
import { evaluate } from '../../lib/core/rules/evaluate.ts';
import type { Rule, Truth } from '../../lib/core/rules/rule.ts';
import { unreadFields } from '../../lib/core/rules/unread.ts';
import type {
  Now,
  PublishedActs,
  PublishedGoal,
  PublishedView,
  Reason,
  Verdict,
  VerdictState,
} from '../../lib/core/view.ts';
import { weekOf } from '../../lib/core/week.ts';

/**
 * Blueprint section 6 again, row by row as it reads there: every rule is tried in order, nothing is worked out ahead.
 * What the compiled judge says must be equal.
 */

type Ruled = { text: string; rule: Rule };
type Source = { by: 'parent' | 'closes' | 'blocks'; key: string; title?: string };

export function plainJudge(read: IssueFacts, view: PublishedView, acts: PublishedActs, now: Now): Verdict {
  const verdict = plainState(read, view, acts, now);
  const note = acts.notes?.[sameKey(read.key)];
  return note && verdict.state !== 'out-of-scope' ? { ...verdict, note } : verdict;
}

function plainState(read: IssueFacts, view: PublishedView, acts: PublishedActs, now: Now): Verdict {
  const facts = withEmpty(read);
  const chosen = view.focus.find(({ week }) => week === weekOf(now.today, view.weekStart));
  const focusGoal = view.goals.find(({ id }) => id === chosen?.goal);
  const focus = focusGoal ? chosen : undefined;
  const shownFirst = [
    ...view.goals.filter((goal) => goal === focusGoal),
    ...view.goals.filter((goal) => goal !== focusGoal),
  ];

  const say = (state: VerdictState, because: Reason[], partial: boolean): Verdict => ({
    state,
    goals: [],
    because,
    confidence: partial ? 'partial' : 'certain',
    ...(focus ? {} : { noFocus: true }),
  });
  const sayGoals = (
    goals: PublishedGoal[],
    because: (goal: PublishedGoal) => Reason[],
    partial: boolean,
  ): Verdict => {
    const order = shownFirst.filter((goal) => goals.includes(goal));
    const isFocus = order[0] === focusGoal && focusGoal !== undefined;
    const verdict = say(isFocus ? 'focus' : 'linked', order.flatMap(because), partial);
    verdict.goals = view.goals.filter((goal) => goals.includes(goal));
    if (order[0]) verdict.goal = order[0];
    if (isFocus && focus?.slice) verdict.slice = focus.slice;
    return verdict;
  };
  /** Whether, of the goals that may hold, one would show instead of the best that does. */
  const wouldShow = (held: PublishedGoal[], maybe: PublishedGoal[]) => {
    const best = shownFirst.find((goal) => held.includes(goal) || maybe.includes(goal));
    return best !== undefined && !held.includes(best);
  };

  // Row 1
  if (!isIn(facts.key, view.scopes))
    return { state: 'out-of-scope', goals: [], because: [], confidence: 'certain' };

  // Rows 2 and 3
  const key = sameKey(facts.key);
  const link = newestLink(acts.links[key] ?? [], view.goals);
  const act = acts.dispositions[key];
  const actCounts = act !== undefined && counts(act, facts, now);
  if (act && actCounts && !(link && time(link) >= time(act))) {
    const { issue: _issue, untilActivity, ...said } = act;
    const states: Record<string, VerdictState> = { upkeep: 'upkeep', muted: 'snoozed', snoozed: 'snoozed' };
    const partial = act.kind === 'snoozed' && untilActivity !== undefined && facts.updated === undefined;
    return say(states[act.kind] ?? 'parked', [{ by: 'act', ...said }], partial);
  }
  if (link) {
    const { issue: _issue, not: _not, ...said } = link;
    const goals = view.goals.filter(({ id }) => id === link.goal);
    return sayGoals(goals, () => [{ by: 'link', ...said }], false);
  }

  // Row 4
  const notHere = (acts.links[key] ?? []).filter(({ not }) => not).map(({ goal }) => goal);
  const goals = shownFirst.filter(({ id }) => !notHere.includes(id));
  const byRule = (goal: PublishedGoal) => or(goal.rules.map(({ rule }) => evaluate(rule, facts)));
  const ruled = goals.filter((goal) => byRule(goal) === true);
  const maybeRuled = goals.filter((goal) => byRule(goal) === null);
  if (ruled.length > 0) {
    const because = (goal: PublishedGoal) =>
      holding(goal.rules, facts).map((one): Reason => ({ by: 'rule', goal: goal.id, ...one }));
    return sayGoals(ruled, because, wouldShow(ruled, maybeRuled));
  }

  // Row 5
  const sources = isIn(facts.key, view.noInheritance) ? [] : sourcesOf(facts, focus !== undefined);
  const fromSource = (goal: PublishedGoal, source: Source | null) => {
    if (source === null) return null;
    return source.by === 'blocks' && goal !== focusGoal ? false : serves(source, goal, view, acts);
  };
  const inherits = (goal: PublishedGoal) =>
    or(
      sources.map(({ by, source }) =>
        source === null && by === 'blocks' && goal !== focusGoal ? false : fromSource(goal, source),
      ),
    );
  const inheriting = goals.filter((goal) => inherits(goal) === true);
  const maybeInheriting = goals.filter((goal) => inherits(goal) === null);
  if (inheriting.length > 0) {
    const because = (goal: PublishedGoal) =>
      sources.flatMap(({ source }): Reason[] => {
        if (source === null || fromSource(goal, source) !== true) return [];
        const { by, key, title } = source;
        return [{ by, goal: goal.id, key, ...(title === undefined ? {} : { title }) }];
      });
    return sayGoals(inheriting, because, maybeRuled.length > 0 || wouldShow(inheriting, maybeInheriting));
  }

  // Rows 6 and 7
  const stop = focus?.stop ?? [];
  const stops = or(stop.map(({ rule }) => evaluate(rule, facts)));
  const maybeGoal = maybeRuled.length > 0 || maybeInheriting.length > 0;
  if (stops) {
    const because = holding(stop, facts).map((one): Reason => ({ by: 'stop', ...one }));
    const verdict = say('parked', because, maybeGoal);
    return plainStarted(facts) ? { ...verdict, moving: true } : verdict;
  }
  const exempts = or(view.exempt.map(({ rule }) => evaluate(rule, facts)));
  if (exempts) {
    const because = holding(view.exempt, facts).map((one): Reason => ({ by: 'exempt', ...one }));
    return say('upkeep', because, maybeGoal || stops === null);
  }

  // Row 8
  if (maybeGoal || stops === null || exempts === null) {
    const fields = sources.filter(({ by, source }) =>
      goals.some((goal) => (by !== 'blocks' || goal === focusGoal) && fromSource(goal, source) === null),
    );
    return say(
      'unknown',
      [
        ...goals.flatMap((goal) => unreadOf(goal.rules, facts, goal.id)),
        ...[...new Set(fields.map(({ by }) => by))].map(
          (field): Reason => ({ by: 'unread', field, text: '' }),
        ),
        ...unreadOf(stop, facts),
        ...unreadOf(view.exempt, facts),
      ],
      true,
    );
  }

  // Rows 9 to 11
  const open = plainOpen(facts);
  const started = plainStarted(facts);
  if (open === false) return say('done', [{ by: 'nothing' }], false);
  if (open && !focus) return say('idle', [{ by: 'nothing' }], false);
  if (open && started !== null) return say(started ? 'unlinked' : 'idle', [{ by: 'nothing' }], false);
  const field = facts.key.startsWith('jira:') ? 'statusCategory' : 'state';
  const asked: FactName[] =
    started !== null || !focus
      ? [field]
      : facts.kind === 'pull'
        ? ['state']
        : ['kind', field, 'assignees', 'pulls'];
  const lacks = asked.filter((name) => facts[name] === undefined);
  const because = (lacks.length > 0 ? lacks : (['pulls'] as const)).map(
    (name): Reason => ({ by: 'unread', field: name, text: '' }),
  );
  return say('unknown', because, true);
}

/** With what the tracker does not have as empty. */
function withEmpty(facts: IssueFacts): IssueFacts {
  return { ...notApplicable(facts), ...facts };
}

function isIn(key: string, scopes: string[]): boolean {
  const ref = parseKey(key);
  if (!ref) return false;
  const whole =
    ref.tracker === 'jira'
      ? `jira:${ref.host}/${ref.project}`
      : `github:${ref.host}/${ref.owner}/${ref.repo}`;
  const all = ref.tracker === 'jira' ? `jira:${ref.host}/*` : `github:${ref.host}/${ref.owner}/*`;
  return scopes.some((scope) => [whole, all].some((one) => one.toLowerCase() === scope.toLowerCase()));
}

function time({ at }: GoalLink | Disposition): number {
  return at ? Date.parse(at) : 0;
}

function newestLink(links: GoalLink[], goals: PublishedGoal[]): GoalLink | undefined {
  const counting = links.filter((link) => !link.not && goals.some(({ id }) => id === link.goal));
  return counting.toSorted((a, b) => time(b) - time(a))[0];
}

function counts({ kind, until, untilActivity }: Disposition, { updated }: IssueFacts, now: Now): boolean {
  if (kind !== 'snoozed') return true;
  const over = until !== undefined && until <= now.today;
  const moved =
    untilActivity !== undefined && updated !== undefined && Date.parse(updated) > Date.parse(untilActivity);
  return !over && !moved;
}

function holding(rules: Ruled[], facts: IssueFacts): Ruled[] {
  return rules.filter(({ rule }) => evaluate(rule, facts) === true);
}

function unreadOf(rules: Ruled[], facts: IssueFacts, goal?: string): Reason[] {
  return rules.flatMap(({ rule, text }) =>
    unreadFields(rule, facts).map(
      (field): Reason => ({ by: 'unread', field, text, ...(goal ? { goal } : {}) }),
    ),
  );
}

/** What the issue hangs from; a source that is null was not read. */
function sourcesOf(
  facts: IssueFacts,
  hasFocus: boolean,
): { by: Source['by']; source: (Source & Related) | null }[] {
  const found: { by: Source['by']; source: (Source & Related) | null }[] = [];
  let up: Ancestor | null | undefined = facts.parent;
  while (up) {
    found.push({ by: 'parent', source: { ...up, by: 'parent' } });
    up = up.parent;
  }
  if (up === undefined) found.push({ by: 'parent', source: null });
  for (const by of hasFocus ? (['closes', 'blocks'] as const) : (['closes'] as const)) {
    const others = facts[by];
    if (others) found.push(...others.map((other) => ({ by, source: { ...other, by } })));
    else found.push({ by, source: null });
  }
  return found;
}

function serves(source: Source, goal: PublishedGoal, view: PublishedView, acts: PublishedActs): Truth {
  const { by: _by, ...known } = source;
  const links = acts.links[sameKey(source.key)] ?? [];
  const link = newestLink(links, view.goals);
  if (link) return link.goal === goal.id;
  const judged = acts.serves[sameKey(source.key)];
  if (judged) return judged.includes(goal.id);
  if (links.some((one) => one.not && one.goal === goal.id)) return false;
  const facts = withEmpty({ kind: 'issue', readAt: '', source: '', ...known });
  return or(goal.rules.map(({ rule }) => evaluate(rule, facts)));
}

function plainOpen(facts: IssueFacts): Truth {
  if (facts.state) return ['open', 'draft'].includes(facts.state);
  return facts.statusCategory ? facts.statusCategory !== 'done' : null;
}

function plainStarted(facts: IssueFacts): Truth {
  if (!facts.kind) return null;
  if (facts.kind === 'pull') return facts.state ? facts.state !== 'draft' : null;
  const jira = facts.key.startsWith('jira:');
  const fromState = facts.state && !jira ? (plainOpen(facts) ? 'todo' : 'done') : undefined;
  const category = facts.statusCategory ?? fromState;
  const openPull = or(
    (facts.pulls ?? []).map(({ state }) => (state ? ['open', 'draft'].includes(state) : null)),
  );
  return or([
    facts.assignees ? facts.assignees.length > 0 : null,
    category ? category !== 'todo' : null,
    facts.pulls ? openPull : null,
  ]);
}

function or(truths: Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}
