import type { Decision, VerdictState } from './view.ts';

/** What a badge says: `slice` stands beside the name of the week's focus. */
export type BadgeText = { text: string; slice?: string };

/** The words of a state, and what a screen reader is told instead where that is more. */
const WORDS: Partial<Record<VerdictState, readonly [text: string, sentence?: string]>> = {
  unlinked: ['Unlinked work', 'Unlinked work: started, and no goal holds it'],
  idle: ['Not linked yet', 'Not linked yet, not started'],
  upkeep: ['Upkeep', 'Upkeep, needs no goal'],
  parked: ['Parked'],
  snoozed: ['Snoozed'],
  unknown: ['Not read', 'Could not be judged: some facts were not read'],
  done: ['Done', 'Done, no goal was linked'],
};

/** The visible words of a badge. */
export function badgeText({ state, goal, slice, because, moving }: Decision): BadgeText {
  if (goal) return { text: goal.title, ...(slice && { slice }) };
  const act = because.find((reason) => reason.by === 'act');
  if (moving) return { text: 'Parked, but moving' };
  if (state === 'parked' && act?.reason) return { text: `Parked, ${act.reason}` };
  if (state === 'snoozed' && act?.until) return { text: `Snoozed to ${dayOf(act.until)}` };
  return { text: WORDS[state]?.[0] ?? '' };
}

/** The badge's accessible name: the state, the goal, and what pressing does. */
export function badgeName(verdict: Decision): string {
  const { state, goal, noFocus } = verdict;
  const { text, slice } = badgeText(verdict);
  const said = goal
    ? `${state === 'focus' ? "This week's focus," : 'Linked to'} goal ${goal.rank}: ${text}`
    : (!(noFocus && state === 'idle') && WORDS[state]?.[1]) || text;
  return `${said}${slice ? `, this week: ${slice}` : ''}. Open card`;
}

/** `Mon 23 Nov` of a local date; shorter than week.ts, for the badge. */
function dayOf(date: string): string {
  return new Date(date).toUTCString().replace(/, 0?/, ' ').slice(0, -18);
}
