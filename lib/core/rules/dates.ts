/** What `updated:` and `created:` carry. */

const DATES = /^([<>]=?)?(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?$/;

const SIGN = /^[<>]=?/;

/** `from` to `to`, both inclusive; `sign` is what stands before a single date: `>`, `>=`, `<`, `<=` or nothing. */
export type Dates = { sign: string; from: string; to: string };

/** The parts of `>2026-01-01`, `2026-01-31` or `2026-01-01..2026-01-31`; null when it is none. Dates may not exist. */
export function datesOf(value: string): Dates | null {
  const [, sign = '', from, to] = DATES.exec(value) ?? [];
  return from && !(sign && to) ? { sign, from, to: to ?? from } : null;
}

/** Whether the UTC date of a moment is among the dates; null when the moment is unread or unreadable. */
export function isWithin(value: string, moment = ''): boolean | null {
  const ms = Date.parse(moment);
  if (Number.isNaN(ms)) return null;
  const day = new Date(ms).toISOString().slice(0, 10);
  const [from = '', to = from] = value.replace(SIGN, '').split('..');
  const side = day < from ? '<' : day > to ? '>' : '=';
  return (SIGN.exec(value)?.[0] ?? '=').includes(side);
}
