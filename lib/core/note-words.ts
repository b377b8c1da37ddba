import type { IssueFacts, StatusCategory } from './facts.ts';
import { isJira, shortKey } from './issue.ts';
import type { Beside, Finding } from './note.ts';
import { clockTime, dayMonth, localDate } from './week.ts';

const CATEGORIES: Record<StatusCategory, string> = { todo: 'to do', progress: 'in progress', done: 'done' };

/** `in progress`, `merged`: what an issue's tracker says of it; undefined where it was not read. */
export function stateWords({
  key,
  state,
  statusCategory,
  status,
}: Pick<IssueFacts, 'key' | 'state' | 'statusCategory' | 'status'>): string | undefined {
  // Of related issues Jira's readers keep no more than whether they are done.
  if (isJira(key) && state) return state === 'open' ? state : CATEGORIES.done;
  return state ?? (statusCategory ? CATEGORIES[statusCategory] : (status ?? undefined));
}

/** For the badge, which is short: `blocks focus`, `SHOP-9 in progress`, `shop#7 closed`. */
export function findingWord({ is, others, more = 0 }: Finding): string {
  const [first] = others;
  const state = first?.state ?? '';
  switch (is) {
    case 'blocks-focus':
      return 'blocks focus';
    case 'waits-on-unlinked':
      return 'waits on unlinked';
    case 'twin':
    case 'twin-differs':
      return `${nameOf(first).replace(/^.*\//, '')} ${state}`;
    case 'parent-done':
      return `parent ${state}`;
    case 'children-open':
      return `${counted(others.length + more)} open`;
    case 'children-done':
      return 'children done';
  }
}

/** For the card, without the issues, which it lists. */
export function findingWords({ is, here, others, more = 0 }: Finding): string {
  const [first] = others;
  const count = others.length + more;
  const own = here.state ?? '';
  switch (is) {
    case 'blocks-focus':
      return 'Blocks this week’s focus';
    case 'waits-on-unlinked':
      return 'Waits on work that no goal holds yet';
    case 'twin':
      return `The same work in ${isJira(first?.key ?? '') ? 'Jira' : 'GitHub'}`;
    case 'twin-differs':
      return `${capital(own)} here, ${first?.state} there`;
    case 'parent-done':
      return `${capital(own)}, but its parent is ${first?.state}`;
    case 'children-open':
      return `${capital(own)}, but ${counted(count)} ${count === 1 ? 'is' : 'are'} open`;
    case 'children-done':
      return `${capital(own)}, but all its children are done`;
  }
}

/** For the badge's accessible name: all of it in one sentence, with the moments of reading. */
export function findingName(finding: Finding): string {
  const others = finding.others.map((one) =>
    [`${nameOf(one)}${one.state ? ` ${one.state}` : ''}`, readWords(one.readAt)].join(', '),
  );
  const words =
    finding.is === 'twin-differs'
      ? `${capital(finding.here.state ?? '')} here, `
      : `${findingWords(finding)}: `;
  const rest = finding.more ? [`and ${finding.more} more`] : [];
  return `${words}${[...others, ...rest].join('; ')}`;
}

/**
 * `read 10:42`, or `read 20 Nov 10:42` on any other day than today, by the person's own clock.
 * @param today local date; absent where the words may be read on a later day
 */
export function readWords(readAt: string, today?: string): string {
  const date = localDate(new Date(readAt));
  const day = date === today ? '' : `${dayMonth(date)} `;
  return `read ${day}${clockTime(readAt)}`;
}

function nameOf(one: Beside | undefined): string {
  return shortKey(one?.key ?? '');
}

function counted(children: number): string {
  return children === 1 ? '1 child' : `${children} children`;
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
