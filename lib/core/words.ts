import type { Verdict, VerdictState } from './view.ts';
import { dayWords, isDate } from './week.ts';

/** What a badge says: `short` where room is little, `slice` beside a focus goal's name where there is much. */
export type BadgeText = { text: string; short?: string; slice?: string };

const WORDS: Partial<Record<VerdictState, string>> = {
  unlinked: 'Unlinked work',
  idle: 'Not linked yet',
  upkeep: 'Upkeep',
  parked: 'Parked',
  snoozed: 'Snoozed',
  unknown: 'Not read',
  done: 'Done',
};
const SHORT: Partial<Record<VerdictState, string>> = {
  unlinked: 'Unlinked',
  idle: 'Not linked',
  parked: 'Parked',
  snoozed: 'Snoozed',
};

/** The visible words of a badge. */
export function badgeText(verdict: Verdict): BadgeText {
  const { state, goal, slice } = verdict;
  if (goal) return { text: goal.title, ...(slice && { slice }) };
  const short = SHORT[state];
  return { text: answer(verdict) ?? WORDS[state] ?? '', ...(short && { short }) };
}

/** The badge's accessible name: the state, the goal, and what pressing does. */
export function badgeName(verdict: Verdict): string {
  return `${sentence(verdict)}. Open card`;
}

function sentence(verdict: Verdict): string {
  const { state, goal, slice, noFocus } = verdict;
  if (goal) {
    const named = `goal ${goal.rank}: ${goal.title}`;
    return state === 'focus'
      ? `This week's focus, ${named}${slice ? `, this week: ${slice}` : ''}`
      : `Linked to ${named}`;
  }
  if (state === 'unlinked') return 'Unlinked work: started, and no goal holds it';
  if (state === 'idle' && !noFocus) return 'Not linked yet, not started';
  if (state === 'upkeep') return 'Upkeep, needs no goal';
  if (state === 'unknown') return 'Could not be judged: some facts were not read';
  if (state === 'done') return 'Done, no goal was linked';
  return badgeText(verdict).text;
}

/** What a person's answer adds: why it is parked, until when it is snoozed. */
function answer({ state, because, moving }: Verdict): string | undefined {
  if (moving) return 'Parked, but moving';
  const act = because.find((reason) => reason.by === 'act');
  if (state === 'parked' && act?.reason) return `Parked, ${act.reason}`;
  if (state === 'snoozed' && act?.until && isDate(act.until)) return `Snoozed to ${dayWords(act.until)}`;
  return undefined;
}
