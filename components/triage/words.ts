import type { Ancestor, IssueFacts } from '../../lib/core/facts.ts';
import { parseKey, shortKey } from '../../lib/core/issue.ts';
import type { TriageGroup } from '../../lib/core/triage-head.ts';
import type { Now } from '../../lib/core/view.ts';
import { dayWords, localDate } from '../../lib/core/week.ts';
import type { TriageItem, TriageTab } from './triage-data.ts';

export const TAB_WORDS: Record<TriageTab, string> = {
  unlinked: 'Unlinked',
  unread: 'Not read',
  drawer: 'Drawer',
};

export const GROUP_WORDS: Record<TriageGroup, string> = {
  moving: 'Moving now',
  still: 'Started, standing still',
  idle: 'Not started',
};

const DAY = 86_400_000;

/** How long ago something moved, in hours and then in the person's own days: `moved 2 h ago`, `not moved for 16 days`. */
export function movedWords(updated: string | undefined, now: Now): string | null {
  const moved = Date.parse(updated ?? '');
  if (Number.isNaN(moved)) return null;
  const hours = Math.floor((Date.parse(now.at) - moved) / 3_600_000);
  if (hours < 1) return 'moved just now';
  if (hours < 12) return `moved ${hours} h ago`;
  const days = (Date.parse(now.today) - Date.parse(localDate(new Date(moved)))) / DAY;
  if (days < 1) return 'moved today';
  if (days === 1) return 'moved yesterday';
  return days < 14 ? `moved ${days} days ago` : `not moved for ${days} days`;
}

/** `in progress`, `draft`, `assigned`: the shortest word for where the issue stands, or null when it was not read. */
function stateWords(facts: IssueFacts): string | null {
  if (facts.status) return facts.status.toLowerCase();
  if (facts.kind === 'pull' || facts.state === 'closed' || facts.state === 'merged')
    return facts.state ?? null;
  if (facts.assignees?.length) return 'assigned';
  return facts.state ?? null;
}

/** The second line of a row: `acme/shop#471 · in progress · moved today · bug`. */
export function rowWords({ facts, answer }: TriageItem, now: Now): string {
  const parts = answer
    ? [answer.kind, answer.until ? `until ${dayWords(answer.until)}` : null, answer.reason]
    : [stateWords(facts), movedWords(facts.updated, now), facts.type?.toLowerCase()];
  return [shortKey(facts.key), ...parts].filter(Boolean).join(' · ');
}

/** What the detail shows of an issue: `value` null means known to be empty, absent means not read. */
export type FactRow = { name: string; value?: string | null };

/** The facts that help to decide, in words of the issue's own tracker. */
export function factRows(facts: IssueFacts): FactRow[] {
  const jira = parseKey(facts.key)?.tracker === 'jira';
  return [
    row('Status', jira ? facts.status : facts.state),
    row('Type', facts.type),
    row(jira ? 'Epic' : 'Parent', ancestorWords(facts.parent)),
    row('Labels', facts.labels),
    jira ? row('Sprint', facts.sprints) : row('Milestone', facts.milestone),
    row('Assigned', facts.assignees),
  ];
}

function row(name: string, value: string | string[] | null | undefined): FactRow {
  if (value === undefined) return { name };
  const words = Array.isArray(value) ? value.join(', ') : value;
  return { name, value: words || null };
}

function ancestorWords(parent: Ancestor | null | undefined): string | null | undefined {
  return parent ? [shortKey(parent.key), parent.title].filter(Boolean).join(' ') : parent;
}

/** Some issues of a list in its order, and what each is found by. */
type Texts = { wanted: string; items: TriageItem[]; texts: string[] };

/** By the whole list, and what was last found in it. */
const known = new WeakMap<TriageItem[], { all: Texts; last: Texts }>();

/** Issues whose title or key contains the text, in any case. A longer text is looked for in what its beginning left. */
export function filtered(items: TriageItem[], text: string): TriageItem[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return items;
  const { all, last } = known.get(items) ?? whole(items);
  const found = among(wanted.includes(last.wanted) ? last : all, wanted);
  known.set(items, { all, last: found });
  return found.items;
}

function whole(items: TriageItem[]): { all: Texts; last: Texts } {
  const all = { wanted: '', items, texts: items.map(({ facts }) => hay(facts)) };
  return { all, last: all };
}

function among(from: Texts, wanted: string): Texts {
  if (from.wanted === wanted) return from;
  const found: Texts = { wanted, items: [], texts: [] };
  let i = 0;
  for (const text of from.texts) {
    const item = from.items[i++];
    if (!item || !text.includes(wanted)) continue;
    found.items.push(item);
    found.texts.push(text);
  }
  return found;
}

/** Lower-cased once per issue: with 100,000 of them a keystroke has no time for it. */
const hayOf = new WeakMap<IssueFacts, string>();
function hay(facts: IssueFacts): string {
  const known = hayOf.get(facts);
  if (known !== undefined) return known;
  const made = `${facts.title ?? ''}\n${shortKey(facts.key)}`.toLowerCase();
  hayOf.set(facts, made);
  return made;
}
