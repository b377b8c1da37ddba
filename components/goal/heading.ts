import { becauseWords } from '../../lib/core/because.ts';
import type { Trouble } from '../../lib/core/facts.ts';
import { parseKey, shortKey } from '../../lib/core/issue.ts';
import type { Now, Reason, Verdict } from '../../lib/core/view.ts';
import { clockTime, dayWords, weekOf } from '../../lib/core/week.ts';
import type { CardState } from '../../lib/page/card-context.ts';

export type Heading = { title: string; line: string };

/**
 * The first two lines of the card: what the issue serves, or what is known instead.
 */
export function headingOf(state: CardState, now: Now): Heading {
  const { today } = now;
  const { verdict } = state;
  const { goal } = verdict;
  const act = actOf(verdict);
  if (goal && verdict.state === 'focus')
    return {
      title: goal.title,
      line: verdict.slice ? `This week’s focus: ${verdict.slice}` : 'This week’s focus',
    };
  if (goal && verdict.state === 'linked') return { title: goal.title, line: linkedLine(state, today) };
  switch (verdict.state) {
    case 'unlinked':
      return { title: 'Unlinked work', line: 'Started, and no goal holds it yet.' };
    case 'upkeep':
      return { title: 'Upkeep', line: 'Needs no goal' };
    case 'parked':
      return parkedHeading(act, verdict.moving === true);
    case 'snoozed':
      if (act?.kind === 'muted') return { title: 'Muted', line: 'It is not asked about again.' };
      return { title: 'Snoozed', line: act?.until ? `To ${dayWords(act.until)}` : 'Until it moves' };
    case 'unknown':
      return { title: 'Not read', line: unreadLine(state, now.at) };
    case 'done':
      return { title: 'Done', line: 'No goal was linked.' };
    default:
      return {
        title: 'Not linked yet',
        line: verdict.noFocus
          ? 'No goal holds it yet, and no focus is set this week.'
          : 'Not started, and no goal holds it yet.',
      };
  }
}

function actOf(verdict: Verdict): Extract<Reason, { by: 'act' }> | null {
  const [first] = verdict.because;
  return first?.by === 'act' ? first : null;
}

function linkedLine({ verdict, view }: CardState, today: string): string {
  if (verdict.noFocus) return 'A goal; no focus is set this week';
  const week = weekOf(today, view.weekStart);
  const also = view.focus.find((focus) => focus.week === week)?.also ?? [];
  return verdict.goal && also.includes(verdict.goal.id)
    ? 'A goal that is also fine this week'
    : 'A goal, not this week’s focus';
}

function parkedHeading(act: Extract<Reason, { by: 'act' }> | null, moving: boolean): Heading {
  const line = act?.reason ?? 'It stays open and keeps its history.';
  if (act?.kind === 'stopped') return { title: moving ? 'Should stop, but moving' : 'Should stop', line };
  if (act?.kind === 'duplicate')
    return { title: 'Duplicate', line: act.of ? `Of ${shortKey(act.of)}` : line };
  if (moving) return { title: 'Parked, but moving', line };
  return { title: 'Parked', line: act ? line : 'It is on the list of what is not done this week.' };
}

const TROUBLE_WORDS: Record<Trouble, string> = {
  'signed-out': 'asks you to sign in.',
  forbidden: 'does not let you read all of this issue.',
  missing: 'does not show this issue to you.',
  limited: 'was asked too often for now.',
  broken: 'answered with something that could not be read.',
  offline: 'could not be reached.',
};

/** @param at now, ISO 8601 */
function unreadLine({ verdict, facts }: CardState, at: string): string {
  const { host = '', tracker = '' } = parseKey(facts.key) ?? {};
  const { retryAt } = facts;
  const isOver = retryAt !== undefined && Date.parse(retryAt) <= Date.parse(at);
  if (facts.trouble === 'limited' && retryAt && !isOver)
    return `${tracker === 'jira' ? 'Jira' : 'GitHub'} lets us read again at ${clockTime(retryAt)}.`;
  if (facts.trouble && !isOver) return `${host} ${TROUBLE_WORDS[facts.trouble]}`;
  const reason = verdict.because.find(({ by }) => by === 'unread');
  return reason ? becauseWords(reason, facts.key).text : 'Some facts were not read.';
}
