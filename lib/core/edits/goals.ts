import { type Edit, EditRefused, type GoalDraft, type Records } from '../edit.ts';
import { ACTIVE_LIMIT, type Goal, TITLE_LIMIT } from '../goal.ts';
import type { Now } from '../view.ts';
import { checkRules } from './check-rules.ts';
import { defined, type Edited, goalOf, trimmed } from './edited.ts';
import { sameValue } from './same.ts';
import { rankDrafts } from './team.ts';

const PUBLISH = 'Publish it for the team.';

type Of<K extends Edit['kind']> = Extract<Edit, { kind: K }>;

/** Active goals, rank 1 first, without drafts of a space's goals: those have their place in the space. */
export function activeGoals(goals: readonly Goal[]): Goal[] {
  return goals.filter((goal) => goal.state === 'active' && !goal.draftOf).sort((a, b) => a.rank - b.rank);
}

/** Adds a goal at the end of the ranks, or puts a changed one in the place of the whole old one. */
export function saveGoal(edit: Of<'goal'>, records: Records, now: Now, newId: () => string): Edited {
  const typed = checkedDraft(edit.goal);
  if (edit.goal.id !== undefined) {
    const old = goalOf(records, edit.goal.id);
    const words = old.draftOf ? `${typed.title} is changed here. ${PUBLISH}` : `${typed.title} is saved`;
    return { records: replaced(records, changed(old, typed, now)), words };
  }
  const made: Goal = {
    ...typed,
    id: freeId(typed.title, [...records.goals, ...(records.team?.goals ?? [])], newId),
    rank: ACTIVE_LIMIT,
    state: 'later',
    created: now.at,
    updated: now.at,
  };
  return activated(made, edit.leaves, { ...records, goals: [...records.goals, made] }, now);
}

/** A goal that begins takes the last rank; one that ends keeps its own, and the others close up. */
export function setGoalState(edit: Of<'goal-state'>, records: Records, now: Now): Edited {
  const goal = goalOf(records, edit.goal);
  if (goal.draftOf) {
    const moved = { ...goal, state: edit.state, updated: now.at };
    return {
      records: edit.state === goal.state ? records : replaced(records, moved),
      words: `${goal.title} is ${edit.state} here. ${PUBLISH}`,
    };
  }
  if (edit.state === 'active')
    return goal.state === 'active'
      ? { records, words: `${goal.title} is active` }
      : activated(goal, edit.leaves, records, now);
  const words = edit.state === 'later' ? `${goal.title} waits for later` : `${goal.title} is ${edit.state}`;
  return { records: left(records, goal, edit.state, now), words };
}

/**
 * Takes the order of one's own goals, or of all: the spaces' goals come first then, in an order that only drafts of them
 * may change.
 * @throws EditRefused when the order is not exactly of the goals that are active now
 */
export function rankGoals(edit: Of<'rank'>, records: Records, now: Now): Edited {
  const active = activeGoals(records.goals).map((goal) => goal.id);
  const own = edit.order.filter((id) => active.includes(id));
  const teams = edit.order.filter((id) => !active.includes(id));
  const isOrder = sameValue(active.toSorted(), own.toSorted());
  if (!isOrder)
    throw new EditRefused('The goals were changed meanwhile. Put them in order again.', 'invalid', 'order');
  const shown = (records.team?.goals ?? []).filter(({ state }) => state === 'active');
  const isMoved =
    teams.length > 0 &&
    !sameValue(
      teams,
      shown.map(({ id }) => id),
    );
  const after = isMoved ? rankDrafts(teams, records, now) : records;
  if (!sameValue(edit.order, [...teams, ...own]))
    throw new EditRefused(
      "The team's goals come first. Put your own in order below them.",
      'invalid',
      'order',
    );
  return {
    records: ranked(after, own, now),
    words: isMoved ? `The team's goals have a new order here. ${PUBLISH}` : 'The goals have a new order',
  };
}

/** Gives the goals ranks 1, 2, 3 … in this order of ids; only those whose rank changes are touched. */
export function ranked(records: Records, order: readonly string[], now: Now): Records {
  const goals = records.goals.map((goal) => {
    const rank = order.indexOf(goal.id) + 1;
    return rank === 0 || rank === goal.rank ? goal : { ...goal, rank, updated: now.at };
  });
  return { ...records, goals };
}

function activated(goal: Goal, leaves: string | undefined, records: Records, now: Now): Edited {
  const leaver = leaves === undefined ? undefined : goalOf(records, leaves);
  if (leaver && (leaver.state !== 'active' || leaver.draftOf))
    throw new EditRefused(`${leaver.title} is not active. Choose another one.`, 'which-leaves', 'leaves');
  const room = leaver ? left(records, leaver, 'retired', now) : records;
  const active = activeGoals(room.goals);
  if (active.length >= ACTIVE_LIMIT)
    throw new EditRefused(
      'Which one leaves? Five active goals is all a team can hold.',
      'which-leaves',
      'leaves',
    );
  const begun: Goal = { ...goal, state: 'active', rank: active.length + 1, updated: now.at };
  return {
    records: replaced(room, begun),
    words: leaver
      ? `${goal.title} takes the place of ${leaver.title}`
      : `${goal.title} is goal ${begun.rank}`,
  };
}

function left(records: Records, goal: Goal, state: Goal['state'], now: Now): Records {
  if (goal.state === state) return records;
  const order = activeGoals(records.goals).filter((one) => one.id !== goal.id);
  return ranked(
    replaced(records, { ...goal, state, updated: now.at }),
    order.map((one) => one.id),
    now,
  );
}

function replaced(records: Records, goal: Goal): Records {
  return { ...records, goals: records.goals.map((one) => (one.id === goal.id ? goal : one)) };
}

/** The draft is the whole of what a person types: what it leaves out is gone. Unknown fields of the old one stay. */
function changed(old: Goal, typed: Omit<GoalDraft, 'id'>, now: Now): Goal {
  const { outcome: _, owner: __, due: ___, measure: ____, wipLimit: _____, ...kept } = old;
  return { ...kept, ...typed, updated: now.at };
}

function checkedDraft({ id: _, outcome, owner, ...draft }: GoalDraft): Omit<GoalDraft, 'id'> {
  const title = draft.title.trim().replace(/\s+/g, ' ');
  const length = [...title].length;
  if (length === 0) throw new EditRefused('Give the goal a title.', 'missing', 'title');
  if (length > TITLE_LIMIT)
    throw new EditRefused(
      `A goal title has at most ${TITLE_LIMIT} characters; this one has ${length}.`,
      'limit',
      'title',
    );
  return {
    ...draft,
    title,
    ...defined({ outcome: trimmed(outcome), owner: trimmed(owner) }),
    rules: checkRules(draft.rules, 'rules'),
  };
}

/** The title in plain letters, so that a file for people has readable ids; a piece of a new id where that is taken. */
function freeId(title: string, goals: readonly Goal[], newId: () => string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replace(/^-|-$/g, '');
  const isTaken = (id: string) => id in Object.prototype || goals.some((goal) => goal.id === id);
  let id = slug;
  while (!id || isTaken(id)) id = slug ? `${slug}-${newId().slice(0, 8)}` : newId().slice(0, 40);
  return id;
}
