/**
 * Weeks and days as text. A week is called by an ISO label, `2026-W47`, whichever day it begins on: the label is the
 * ISO week of its fourth day, so that with Monday first it is exactly the ISO week. All sums are done in UTC on local
 * dates, so that neither zones nor summer time can shift them.
 */

const DAY = 86_400_000;
const WEEK = 7 * DAY;
const DATE_TEXT = /^\d{4}-\d{2}-\d{2}$/;
const WEEK_TEXT = /^(\d{4})-W(\d{2})$/;
const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const LONG_DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The date that the person's clock shows, `2026-11-21`. */
export function localDate(date: Date): string {
  return dateOf(date.getTime() - date.getTimezoneOffset() * 60_000);
}

/** The time of a moment (ISO 8601) that the person's clock shows, `09:42`. */
export function clockTime(moment: string): string {
  const date = new Date(moment);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Whether the text is a date that exists, `2026-02-28`. */
export function isDate(text: string): boolean {
  const ms = DATE_TEXT.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(ms) && dateOf(ms) === text;
}

/** Whether the text is a week that exists: `2026-W53` does, `2025-W53` does not. */
export function isWeek(text: string): boolean {
  const [, year, number] = WEEK_TEXT.exec(text) ?? [];
  return year !== undefined && labelOf(mondayOf(Number(year), Number(number))) === text;
}

/**
 * The week that holds the date.
 * @param date one that exists, as {@link localDate} gives
 * @param weekStart 1 Monday … 7 Sunday
 * @throws RangeError when it is no date at all
 */
export function weekOf(date: string, weekStart: number): string {
  const day = Date.parse(date);
  return labelOf(day + (3 - ((isoDay(day) - weekStart + 7) % 7)) * DAY);
}

/**
 * First and last date of a week.
 * @param weekStart 1 Monday … 7 Sunday
 * @throws RangeError when the week does not exist
 */
export function weekDays(week: string, weekStart: number): { first: string; last: string } {
  const fourth = mondayMs(week) + ((weekStart + 2) % 7) * DAY;
  return { first: dateOf(fourth - 3 * DAY), last: dateOf(fourth + 3 * DAY) };
}

/** The week `n` weeks later, or earlier when negative. */
export function addWeeks(week: string, n: number): string {
  return labelOf(mondayMs(week) + n * WEEK);
}

/** The date `n` days later, or earlier when negative. */
export function addDays(date: string, n: number): string {
  return dateOf(msOf(date) + n * DAY);
}

/** A date for people, without the year: `Mon 23 Nov`. */
export function dayWords(date: string): string {
  const ms = msOf(date);
  const day = new Date(ms);
  return `${DAY_NAMES[isoDay(ms) - 1]} ${day.getUTCDate()} ${MONTH_NAMES[day.getUTCMonth()]}`;
}

/** `24 Nov`. */
export function dayMonth(date: string): string {
  return dayWords(date).replace(/^\w+ /, '');
}

/** `Tuesday`. */
export function weekDayName(date: string): string {
  return LONG_DAY_NAMES[isoDay(msOf(date)) - 1] ?? '';
}

function msOf(date: string): number {
  if (!isDate(date)) throw new RangeError(`"${date}" is no date`);
  return Date.parse(`${date}T00:00:00Z`);
}

function mondayMs(week: string): number {
  if (!isWeek(week)) throw new RangeError(`"${week}" is no week`);
  return mondayOf(Number(week.slice(0, 4)), Number(week.slice(6)));
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** 1 Monday … 7 Sunday. */
function isoDay(ms: number): number {
  return new Date(ms).getUTCDay() || 7;
}

/** Monday of an ISO week; 4 January is always in the first one. */
function mondayOf(year: number, number: number): number {
  const fourth = Date.parse(`${String(year).padStart(4, '0')}-01-04T00:00:00Z`);
  return fourth - (isoDay(fourth) - 1) * DAY + (number - 1) * WEEK;
}

/** Label of the ISO week around a day: its Thursday says the year, and by how many weeks into it the number. */
function labelOf(ms: number): string {
  const thursday = ms + (4 - isoDay(ms)) * DAY;
  const year = dateOf(thursday).slice(0, 4);
  const number = Math.floor((thursday - Date.parse(year)) / WEEK) + 1;
  return `${year}-W${`0${number}`.slice(-2)}`;
}
