import type { IssueFacts } from '../core/facts.ts';
import { isJira } from '../core/issue.ts';
import type { Sighting } from '../core/sighting.ts';

/**
 * Issues of one container as a text: each says only in what it differs from the one before it of which the same facts
 * were read. It is a third as long as JSON of them, and takes less time. What was once written so is read for ever:
 * another way of writing is another version of the data.
 */
type Text = {
  /** Objects with the facts that some issues have, each null. */
  forms: object[];
  /** Of each issue the place of its form, its number, `seenAt`, and its facts in the form's order. */
  rows: unknown[];
  /** What cannot be said so, as it is. */
  loose: unknown[];
};

/** Stands for what the one before has; no fact is a number. */
const SAME = 0 satisfies Exclude<number, IssueFacts[keyof IssueFacts]>;

/** Facts whose texts mostly end with the issue's number, and stand without it; one that does not stands in a list. */
const NUMBERED = ['key', 'url'];

/** The facts of issues by their names, where of these those of {@link NUMBERED} stand, and the last issue's values. */
type Form = { place: number; names: string[]; numbered: number[]; last: unknown[] };

/** @param loose what is no issue, and is kept as it is */
export function textOf(container: string, issues: Iterable<Sighting>, loose: readonly unknown[]): string {
  const forms: Form[] = [];
  const rows: unknown[] = [];
  const others = [...loose];
  let form: Form | undefined;
  let lastSeen: string | undefined;
  // By places and in loops that count: an import says millions of facts.
  let at = 0;
  for (const issue of issues) {
    const { key, facts, seenAt } = issue;
    const number = key.slice(container.length + 1);
    const values: unknown[] = Object.values(facts);
    // In a list JSON makes something of what is undefined.
    if (issue.container !== container || key !== keyIn(container, number) || values.includes(undefined)) {
      others.push(issue);
      continue;
    }
    form = formOf(facts, forms, form);
    for (const place of form.numbered) values[place] = withoutNumber(values[place], number);
    rows[at++] = form.place;
    rows[at++] = Number(number);
    rows[at++] = seenAt === lastSeen ? SAME : seenAt;
    lastSeen = seenAt;
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      rows[at++] = isSame(value, form.last[i]) ? SAME : value;
    }
    form.last = values;
  }
  const text: Text = { forms: forms.map(({ names }) => nothingOf(names)), rows, loose: others };
  return JSON.stringify(text);
}

/** @param before of the issue before, which most often is this one's too */
function formOf(facts: object, forms: Form[], before: Form | undefined): Form {
  const names = Object.keys(facts);
  if (before && areSame(before.names, names)) return before;
  const known = forms.find((form) => areSame(form.names, names));
  if (known) return known;
  const numbered = NUMBERED.map((name) => names.indexOf(name)).filter((place) => place >= 0);
  const form = { place: forms.length, names, numbered, last: [] };
  forms.push(form);
  return form;
}

function nothingOf(names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, null]));
}

/**
 * What stands in a text: issues, where `textOf` has written it of issues. In version 3 of the data it is a list of them.
 * @throws Error when it is no such text
 */
export function rowsIn(text: string, container: string): unknown[] {
  const read: unknown = JSON.parse(text);
  if (Array.isArray(read)) return read;
  const { forms, rows, loose }: { [N in keyof Text]?: unknown } = Object(read);
  if (!Array.isArray(forms) || !Array.isArray(rows) || !Array.isArray(loose)) throw new Error('No lists.');
  const last = forms.map((facts: object) => ({ names: Object.keys(facts), facts, starts: new Map() }));
  const issues: unknown[] = [];
  let lastSeen: unknown;
  for (let i = 0; i < rows.length; ) {
    const form = last[rows[i++]];
    const number = String(rows[i++]);
    const seenAt: unknown = rows[i++];
    if (!form) throw new Error('No such form.');
    if (seenAt !== SAME) lastSeen = seenAt;
    // A copy has room for all facts: the browser keeps objects slowly to which one after the other was added.
    const facts: Record<string, unknown> = { ...form.facts };
    for (const name of form.names) {
      const value: unknown = rows[i++];
      if (NUMBERED.includes(name)) {
        if (value !== SAME) form.starts.set(name, value);
        facts[name] = withNumber(form.starts.get(name), number);
      } else if (value !== SAME) facts[name] = value;
    }
    form.facts = facts;
    issues.push({ key: keyIn(container, number), container, facts, seenAt: lastSeen });
  }
  return [...issues, ...loose];
}

function keyIn(container: string, number: string): string {
  return `${container}${isJira(container) ? '-' : '#'}${Number(number)}`;
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && isNone(a) && isNone(b));
}

function isNone(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function withoutNumber(value: unknown, number: string): unknown {
  return typeof value === 'string' && value.endsWith(number) ? value.slice(0, -number.length) : [value];
}

function withNumber(value: unknown, number: string): unknown {
  return Array.isArray(value) ? value[0] : `${value}${number}`;
}
