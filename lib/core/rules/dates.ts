/** What `updated:` and `created:` carry. */

const DATES = /^([<>]=?)?(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?$/;

/** `from` to `to`, both inclusive; `sign` is what stands before a single date: `>`, `>=`, `<`, `<=` or nothing. */
export type Dates = { sign: string; from: string; to: string };

/** The parts of `>2026-01-01`, `2026-01-31` or `2026-01-01..2026-01-31`; null when it is none. Dates may not exist. */
export function datesOf(value: string): Dates | null {
  const [, sign = '', from, to] = DATES.exec(value) ?? [];
  return from && !(sign && to) ? { sign, from, to: to ?? from } : null;
}

/** Whether the UTC date of a moment is among the dates; null when the moment is unread or unreadable. */
export function isWithin(value: string, moment: string | undefined): boolean | null {
  const dates = datesOf(value);
  const day = utcDate(moment);
  if (!dates || !day) return null;
  const side = day < dates.from ? '<' : day > dates.to ? '>' : '=';
  return (dates.sign || '=').includes(side);
}

function utcDate(moment = ''): string | null {
  if (/^\d{4}-\d\d-\d\d(T.*Z)?$/.test(moment)) return moment.slice(0, 10);
  const ms = instant(moment);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString().slice(0, 10);
}

/** Milliseconds of an ISO 8601 moment, NaN when it is none. Jira writes its zone as `+0000`, which not all take. */
export function instant(moment: string): number {
  return Date.parse(moment.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}
