import type { Disposition } from '../../lib/core/act.ts';
import type { Edit } from '../../lib/core/edit.ts';
import type { FactName } from '../../lib/core/facts.ts';
import { shortKey } from '../../lib/core/issue.ts';
import type { PublishedGoal, Reason } from '../../lib/core/view.ts';
import type { CardState } from '../../lib/page/card-context.ts';

/** What a card can ask for beyond what it shows: a form, or the goals to choose from. */
export type Panel = 'park' | 'snooze' | 'stop' | 'goals';

export type Answer =
  | { id: string; words: string; edit: Edit }
  | { id: string; words: string; panel: Panel }
  | { id: string; words: string; read: true };

/** The issue serves this goal. */
export function linkEdit(state: CardState, goal: PublishedGoal): Edit {
  return { kind: 'link', issue: state.facts.key, goal: goal.id };
}

/** The issue serves no goal, and this is why. */
export function disposeEdit(state: CardState, disposition: Omit<Disposition, 'issue' | 'at'>): Edit {
  return { kind: 'dispose', issues: [state.facts.key], disposition };
}

/** The person's own act that speaks for the issue, if one does. */
function ownAct(state: CardState): Extract<Reason, { by: 'link' | 'act' }> | null {
  const [first] = state.verdict.because;
  return (first?.by === 'link' || first?.by === 'act') && !first.space ? first : null;
}

/** What can be answered beside linking, for each state, the nearest first. */
export function answersOf(state: CardState): Answer[] {
  const { verdict, facts } = state;
  const act = ownAct(state);
  const clear = (words: string): Answer[] =>
    act ? [{ id: 'clear', words, edit: { kind: 'clear', issue: facts.key } }] : [];
  const goals = (words: string): Answer => ({ id: 'goals', words, panel: 'goals' });
  const upkeep: Answer = { id: 'upkeep', words: 'Upkeep', edit: disposeEdit(state, { kind: 'upkeep' }) };
  const later: Answer = { id: 'park', words: 'Not now', panel: 'park' };
  switch (verdict.state) {
    case 'focus':
    case 'linked':
      return [goals('Change goal'), ...notThis(state), upkeep, later];
    case 'upkeep':
      return [goals('Link to a goal'), ...clear('Not upkeep'), later];
    case 'parked':
      return [...clear('Bring back'), goals('Link to a goal'), upkeep];
    case 'snoozed':
      return [...clear('Wake now'), goals('Link to a goal'), later];
    case 'unknown':
      return [
        { id: 'read', words: 'Read it now', read: true },
        ...stopAsking(state),
        goals('Link to a goal'),
        upkeep,
      ];
    case 'done':
      return [goals('Link to a goal')];
    default:
      return [];
  }
}

/** Where only what an issue could inherit was not read, a team without such relations need not be asked again. */
function stopAsking({ facts, verdict }: CardState): Answer[] {
  const inherited =
    verdict.because.length > 0 &&
    verdict.because.every((reason) => reason.by === 'unread' && INHERITED.has(reason.field));
  const edit: Edit = { kind: 'stop-inheriting', issue: facts.key };
  return inherited ? [{ id: 'stop-asking', words: 'Stop asking for parents here', edit }] : [];
}

const INHERITED: ReadonlySet<FactName> = new Set(['parent', 'closes', 'blocks']);

/** A link by hand is taken away; rules and inheritance get an exception. */
function notThis(state: CardState): Answer[] {
  const { goal } = state.verdict;
  if (ownAct(state)?.by === 'link')
    return [{ id: 'clear', words: 'Unlink', edit: { kind: 'clear', issue: state.facts.key } }];
  if (!goal) return [];
  const edit: Edit = { kind: 'except', issue: state.facts.key, goal: goal.id };
  return [{ id: 'except', words: 'Not this goal', edit }];
}

/** Name of the dialog: what it is about, then of which issue. */
export function cardName(state: CardState, heading: string): string {
  return `${heading}, ${shortKey(state.facts.key)}`;
}
