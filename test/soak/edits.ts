import type { Edit } from '../../lib/core/edit.ts';
import type { PlumblineFile } from '../../lib/core/file.ts';
import type { Rows } from '../e2e/support/device.ts';
import { type Shown, TOGETHER } from './model.ts';

/** The edits of a soak, and what of them is stored. */

const WEEK = '2026-W47';
const issue = (n: number) => `github:github.com/acme/shop#${n}`;
/** Of the one link that is set again and again. */
const LINKED = issue(1);
const FIRST = 10;

/** What there is before anything is set again and again. */
export const BEGINNING: Edit[] = [
  { kind: 'goal', goal: { title: 'Alpha', rules: [] } },
  { kind: 'goal', goal: { title: 'Beta', rules: [] } },
];

export function parkEdit(n: number): Edit {
  const issues = Array.from({ length: TOGETHER }, (_, i) => issue(FIRST + n * TOGETHER + i));
  return { kind: 'dispose', issues, disposition: { kind: 'parked', reason: reasonOf(n) } };
}

/** Each sets one field to a text. */
export const FIELDS: Record<string, (text: string) => Edit> = {
  'title of a goal': (title) => ({ kind: 'goal', goal: { id: 'alpha', title, rules: [] } }),
  'owner of a goal': (owner) => ({ kind: 'goal', goal: { id: 'beta', title: 'Beta', rules: [], owner } }),
  'slice of the focus': (slice) => ({ kind: 'focus', focus: { week: WEEK, goal: 'alpha', slice } }),
  'reason of a link': (reason) => ({ kind: 'link', issue: LINKED, goal: 'beta', reason }),
};

/** As they are stored; what a row is, is for the unit tests. */
type Row = Record<string, unknown>;

/** What the tables, or a file, hold of it. */
export function shownIn({ goals = [], focuses = [], links = [], dispositions = [] }: Rows): Shown {
  const one = (rows: unknown[], name: string, value: string, field: string) => {
    const found = (rows as Row[]).find((row) => row[name] === value)?.[field];
    return typeof found === 'string' ? found : '';
  };
  return {
    parks: parksIn(dispositions),
    fields: new Map([
      ['title of a goal', one(goals, 'id', 'alpha', 'title')],
      ['owner of a goal', one(goals, 'id', 'beta', 'owner')],
      ['slice of the focus', one(focuses, 'week', WEEK, 'slice')],
      ['reason of a link', one(links, 'issue', LINKED, 'reason')],
    ]),
  };
}

export function parksOf({ dispositions = [] }: PlumblineFile): number[] {
  return [...parksIn(dispositions).keys()];
}

function parksIn(dispositions: readonly unknown[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { reason } of dispositions as Row[]) {
    const n = Number(String(reason).slice(reasonOf('').length));
    counts.set(n, (counts.get(n) ?? 0) + 1);
  }
  return counts;
}

function reasonOf(n: number | ''): string {
  return `edit ${n}`;
}
