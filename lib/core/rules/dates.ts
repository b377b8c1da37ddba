/** What `updated:` and `created:` carry. */

const DATES = /^([<>]=?)?(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?$/;

/** `from` to `to`, both inclusive; `sign` is what stands before a single date: `>`, `>=`, `<`, `<=` or nothing. */
export type Dates = { sign: string; from: string; to: string };

/** The parts of `>2026-01-01`, `2026-01-31` or `2026-01-01..2026-01-31`; null when it is none. Dates may not exist. */
export function datesOf(value: string): Dates | null {
  const [, sign = '', from, to] = DATES.exec(value) ?? [];
  return from && !(sign && to) ? { sign, from, to: to ?? from } : null;
}
