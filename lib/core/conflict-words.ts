import type { PlumblineFile } from './file.ts';
import { shortKey } from './issue.ts';
import { offEntryName } from './parts.ts';
import { scopeName } from './scope.ts';
import { isListed } from './settings-fields.ts';
import { type Conflict, GONE } from './stamped.ts';
import { plainText } from './team/differences.ts';
import type { TeamConflict } from './team/three-way.ts';
import { type Titles, valueWords } from './value-words.ts';

/** What two sides made of one field, in words: two devices of a person, or a person and the team. */

/** `Checkout: due`, and the value of each side. */
export type Sides = { what: string; kept: string; lost: string };

const FIELDS: Readonly<Record<string, string>> = {
  due: 'due',
  wipLimit: 'most started at once',
  rules: 'link rules',
  state: 'state',
  slice: 'this week',
  also: 'also allowed',
  stop: 'not this week',
  weekStart: 'week begins on',
  columnCounts: 'counts per column',
  goal: 'goal',
  kind: 'answer',
  not: 'exception',
  draftOf: 'copy of the team’s goal',
};
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** @param name what people call the record */
export function conflictWords(
  { table, field, kept, lost }: Pick<Conflict, 'table' | 'field' | 'kept' | 'lost'>,
  name: string,
  titles: Titles,
): Sides {
  const of = table === 'focuses' ? `Focus of ${name.slice(5)}` : plainText(name);
  if (field === GONE) {
    const words = (value: unknown) => (value === true ? 'deleted' : 'changed, and so kept');
    return { what: of, kept: words(kept[0]), lost: words(lost[0]) };
  }
  if (isListed(field)) {
    const words = (value: unknown) => (value === null ? 'taken out' : 'on the list');
    return { what: `${of}: ${entryWords(field)}`, kept: words(kept[0]), lost: words(lost[0]) };
  }
  const words = (value: unknown) =>
    field === 'weekStart' ? (DAYS[Number(value) - 1] ?? 'none') : valueWords(value, titles);
  return { what: `${of}: ${FIELDS[field] ?? plainText(field)}`, kept: words(kept[0]), lost: words(lost[0]) };
}

/** `scopes/github:github.com/acme/shop`: `acme/shop`. */
function entryWords(field: string): string {
  const entry = field.slice(field.indexOf('/') + 1);
  if (field.startsWith('partsOff/')) return plainText(offEntryName(entry));
  return /^(scopes|noInheritance)\//.test(field) ? scopeName(entry) : plainText(entry);
}

/** What stands in the document is `kept`: theirs, while the person does not choose their own. */
export function teamConflictWords({ path, mine, theirs }: TeamConflict, titles: Titles): Sides {
  const [section = '', id = '', ...fields] = path;
  const field = fields.map((one) => FIELDS[one] ?? plainText(one)).join(', ');
  return {
    what: [entryName(section, id, titles), field].filter(Boolean).join(': '),
    kept: valueWords(theirs, titles),
    lost: valueWords(mine, titles),
  };
}

function entryName(section: string, id: string, titles: Titles): string {
  switch (section) {
    case 'goals':
      return `Goal ${plainText(titles.get(id) ?? id)}`;
    case 'focus':
      return `Focus of ${id.slice(5)}`;
    case 'links':
    case 'dispositions':
      return shortKey(id.split(' ', 1)[0] ?? id);
    default:
      return plainText([section, id].filter(Boolean).join(' '));
  }
}

/** Titles of the goals of some documents or records; the last one's count. */
export function titlesOf(...all: readonly Pick<PlumblineFile, 'goals'>[]): Titles {
  return new Map(all.flatMap(({ goals = [] }) => goals.map(({ id, title }) => [id, title] as const)));
}
