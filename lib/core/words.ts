import type { Decision, VerdictState } from './view.ts';

/** What a badge shows, with a muted end, and its accessible name: the state, the goal, and what pressing does. */
export type BadgeText = { text: string; muted: string; name: string };

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

/** The words of a badge; muted are the week's slice of a goal, and what only a whole view shows. */
export function badgeText({ state, goal, slice, because, moving, noFocus, note }: Decision): BadgeText {
  const [word = '', sentence = ''] = WORDS[state] ?? [];
  let text = goal ? goal.title : word;
  if (moving) text += ', but moving';
  for (const reason of because) {
    if (reason.by !== 'act') continue;
    if (state === 'parked' && reason.reason) text += `, ${reason.reason}`;
    if (state === 'snoozed' && reason.until) text += ` to ${dayOf(reason.until)}`;
  }
  let name = (!(noFocus && state === 'idle') && sentence) || text;
  if (goal) name = `${state === 'focus' ? "This week's focus," : 'Linked to'} goal ${goal.rank}: ${text}`;
  if (slice) name += `, this week: ${slice}`;
  let muted = '';
  for (const word of [slice, note?.word]) if (word) muted += ` · ${word}`;
  if (note?.name) name += `. ${note.name}`;
  return { text, muted, name: `${name}. Open card` };
}

/** `Mon 23 Nov` of a local date; shorter than week.ts, for the badge. */
function dayOf(date: string): string {
  return new Date(date).toUTCString().replace(/, 0?/, ' ').slice(0, -18);
}
