import { plainText } from './team/differences.ts';
import { dayWords, isDate } from './week.ts';

/** Any value of a record in a few words, for a person who chooses between two. */

/** Titles of goals by their ids. */
export type Titles = ReadonlyMap<string, string>;

const LONG = 60;

/** `none`, `31 Dec`, a goal's title, `label:checkout, label:payments`. Words of others are made plain. */
export function valueWords(value: unknown, titles: Titles): string {
  if (value === undefined || value === null || value === '') return 'none';
  if (typeof value === 'string') return textWords(value, titles);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : short(value.map((one) => valueWords(one, titles)).join(', '));
  return recordWords(new Map(Object.entries(value)), titles);
}

function textWords(text: string, titles: Titles): string {
  if (isDate(text)) return dayWords(text).replace(/^\S+ /, '');
  return short(plainText(titles.get(text) ?? text));
}

/** By what people know it: a goal's or measure's name, the goal of a focus or link, the kind of an answer. */
function recordWords(fields: ReadonlyMap<string, unknown>, titles: Titles): string {
  const [first, ...more] = ['title', 'name', 'goal', 'kind', 'slice', 'current', 'unit', 'reason']
    .map((name) => fields.get(name))
    .filter((value) => value !== undefined);
  if (first === undefined) return 'something else';
  return short([first, ...more].map((value) => valueWords(value, titles)).join(', '));
}

function short(text: string): string {
  const all = [...text];
  return all.length > LONG ? `${all.slice(0, LONG - 1).join('')}…` : text;
}
