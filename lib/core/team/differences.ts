import { idOf } from '../edits/changes.ts';
import { sameValue } from '../edits/same.ts';
import type { PlumblineFile } from '../file.ts';
import type { WeeklyFocus } from '../focus.ts';
import type { FileGoal, OutcomeMeasure } from '../goal.ts';
import { scopeName } from '../scope.ts';
import { dayWords, isDate } from '../week.ts';
import { signature } from './signed.ts';
import { wholeGoals } from './team-file.ts';

/** Lines for a person on what makes one document another: `Goal Checkout under two seconds: due 31 Dec, was 30 Nov`. */
export function differences(from: PlumblineFile, to: PlumblineFile): string[] {
  const titles = new Map(
    [...(from.goals ?? []), ...(to.goals ?? [])].map(({ id, title }) => [id, plainText(title)]),
  );
  const titleOf = (id: string) => titles.get(id) ?? plainText(id);
  return [
    ...changed(
      wholeGoals(from),
      wholeGoals(to),
      ({ id }) => id,
      (old, now, id) => goalLines(titleOf(id), old, now),
    ),
    ...changed(from.focus, to.focus, idOf.focuses, (old, now, id) => focusLines(id, titleOf, old, now)),
    ...countLines('link', 'links', changes(from.links, to.links, idOf.links)),
    ...countLines('answer', 'answers', changes(from.dispositions, to.dispositions, idOf.dispositions)),
    ...listLines('Scope', from.scopes, to.scopes, scopeName),
    ...listLines('Needs no goal:', from.exempt, to.exempt),
    ...otherLines(from, to),
  ];
}

type Changed<T> = { id: string; old: T | undefined; now: T | undefined };

/** Entries that are not the same on both sides; when they were written is no difference. */
function changes<T extends object>(from: T[] = [], to: T[] = [], idIn: (entry: T) => string): Changed<T>[] {
  const [old, now] = [from, to].map((list) => new Map(list.map((entry) => [idIn(entry), entry])));
  const ids = new Set([...(now?.keys() ?? []), ...(old?.keys() ?? [])]);
  return [...ids]
    .map((id) => ({ id, old: old?.get(id), now: now?.get(id) }))
    .filter((one) => !sameValue(undated(one.old), undated(one.now)));
}

function changed<T extends object>(
  from: T[] | undefined,
  to: T[] | undefined,
  idIn: (entry: T) => string,
  lines: (old: T | undefined, now: T | undefined, id: string) => string[],
): string[] {
  return changes(from, to, idIn).flatMap(({ old, now, id }) => lines(old, now, id));
}

function undated<T extends object>(entry: T | undefined): unknown {
  return entry && { ...entry, updated: undefined, created: undefined, at: undefined, by: undefined };
}

function goalLines(title: string, old: FileGoal | undefined, now: FileGoal | undefined): string[] {
  const name = `Goal ${title}`;
  if (!old) return [`${name} added${byWords(now)}`];
  if (!now) return [`${name} removed`];
  const { title: _, measure, rules, created, updated, ...fields } = now;
  const names = new Set(
    [...Object.keys(fields), ...Object.keys(old)].filter((one) => !SPECIAL.includes(one)),
  );
  const parts = [
    ...(old.title === now.title ? [] : [`was called ${plainText(old.title)}`]),
    ...[...names].flatMap((field) =>
      wasWords(NAMES[field] ?? field, valueIn(old, field), valueIn(now, field)),
    ),
    ...measureWords(old.measure, measure),
  ];
  const lines = [...parts.map((part) => `${name}: ${part}`), ...listLines(`${name}: rule`, old.rules, rules)];
  return lines.map((line) => line + byWords(now));
}

const NAMES: Partial<Record<string, string>> = { wipLimit: 'most started at once' };

/** Said in their own way, or no difference. */
const SPECIAL = ['id', 'title', 'measure', 'rules', 'created', 'updated', 'by'];

function focusLines(
  week: string,
  titleOf: (id: string) => string,
  old: WeeklyFocus | undefined,
  now: WeeklyFocus | undefined,
): string[] {
  const name = `Focus of ${week.slice(5)}`;
  if (!now) return [`${name}: none, was ${titleOf(old?.goal ?? '')}`];
  const also = (focus: WeeklyFocus | undefined) => focus?.also?.map(titleOf).join(', ');
  const parts = [
    ...(old?.goal === now.goal ? [] : [`${titleOf(now.goal)}${old ? `, was ${titleOf(old.goal)}` : ''}`]),
    ...wasWords('this week', old?.slice, now.slice),
    ...wasWords('because', old?.because, now.because),
    ...wasWords('also allowed', also(old), also(now)),
  ];
  const lines = [
    ...parts.map((part) => `${name}: ${part}`),
    ...listLines(`${name}: not this week`, old?.stop, now.stop),
  ];
  return lines.map((line) => line + byWords(now));
}

/** Who published it, where that is known. */
function byWords(entry: object | undefined): string {
  const words = plainText(signature(entry));
  return words && ` ${words}`;
}

function measureWords(old: OutcomeMeasure | undefined, now: OutcomeMeasure | undefined): string[] {
  const { updated: _, ...before } = old ?? { name: undefined };
  const { updated: __, ...after } = now ?? { name: undefined };
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].flatMap((field) =>
    wasWords(
      field === 'name' ? 'measure' : `measure's ${field}`,
      valueIn(before, field),
      valueIn(after, field),
    ),
  );
}

/** `due 31 Dec, was 30 Nov`; nothing when it is the same. */
function wasWords(name: string, old: unknown, now: unknown): string[] {
  if (sameValue(old, now)) return [];
  const [is, was] = [said(now, old), said(old, now)];
  if (is === null || was === null) return [`${plainText(name)} changed`];
  return [`${plainText(name)} ${is}${old === undefined ? '' : `, was ${was}`}`];
}

/** A value in a few words; null when it is more than that. */
function said(value: unknown, other: unknown): string | null {
  if (value === undefined) return 'none';
  if (typeof value === 'string' && isDate(value)) {
    const day = dayWords(value).replace(/^\S+ /, '');
    const isOtherYear = typeof other === 'string' && isDate(other) && other.slice(0, 4) !== value.slice(0, 4);
    return isOtherYear ? `${day} ${value.slice(0, 4)}` : day;
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  const text = plainText(String(value));
  return text.length <= SHORT ? text : null;
}

const SHORT = 80;

function listLines(name: string, from: string[] = [], to: string[] = [], words = plainText): string[] {
  const line = (text: string, what: string) => `${name} ${words(text)} ${what}`;
  return [
    ...to.filter((text) => !from.includes(text)).map((text) => line(text, 'added')),
    ...from.filter((text) => !to.includes(text)).map((text) => line(text, 'removed')),
  ];
}

/** `2 links added`. */
function countLines(one: string, many: string, all: Changed<object>[]): string[] {
  const line = (count: number, what: string) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many} ${what}`];
  return [
    ...line(all.filter(({ old }) => !old).length, 'added'),
    ...line(all.filter(({ old, now }) => old && now).length, 'changed'),
    ...line(all.filter(({ now }) => !now).length, 'removed'),
  ];
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const SECTIONS = [
  'format',
  'version',
  'goals',
  'focus',
  'links',
  'dispositions',
  'scopes',
  'exempt',
  'settings',
];

/** Settings, and what this version does not know. */
function otherLines(from: PlumblineFile, to: PlumblineFile): string[] {
  const { weekStart: old, ...oldSettings } = from.settings ?? {};
  const { weekStart: now, ...settings } = to.settings ?? {};
  const day = (number: number | undefined) => number && DAYS[number - 1];
  const rest = new Set([...Object.keys(from), ...Object.keys(to)].filter((name) => !SECTIONS.includes(name)));
  return [
    ...wasWords('The week begins on', day(old), day(now)),
    ...(sameValue(oldSettings, settings) ? [] : ['Settings changed']),
    ...[...rest].flatMap((name) => wasWords(name, valueIn(from, name), valueIn(to, name))),
  ];
}

function valueIn(object: object, name: string): unknown {
  return new Map<string, unknown>(Object.entries(object)).get(name);
}

/** Words of others inside a line of ours: on one line, not turning its direction, and not longer than a title. */
export function plainText(text: string): string {
  const plain = text
    .replace(TURNING, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const all = [...plain];
  return all.length > LONG ? `${all.slice(0, LONG - 1).join('')}…` : plain;
}

const LONG = 120;
/** Marks that nobody sees and that change the order of what follows, or hide that there is something. */
const TURNING = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
