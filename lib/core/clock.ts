/**
 * A moment of a device's hybrid logical clock: 16 characters that sort as time does. 8 of milliseconds since 1970, 3 of a
 * count within one millisecond, 5 of the device that read it; digits in the order of their character codes. A stamp made
 * after another one was seen is always the larger, whatever the clock of the device says.
 */
export type Stamp = string;

/** Digits of a stamp, in the order of their character codes. */
export const DIGITS = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

/** Smaller than every stamp that a clock reads. */
export const NO_STAMP: Stamp = '-'.repeat(16);

const TIME = 8;
const COUNT = 3;
const DEVICE = 5;
const COUNTS = 64 ** COUNT;
/** The last time that a clock reads, in the year 10750: stamps beyond it are none, so that every stamp has a next one. */
const LAST = 63 * 64 ** (TIME - 1) - 1;
/** What the first stamp beyond it begins with: the last digit. */
const TOO_LATE = 'z';

/**
 * The next reading of a device's clock.
 * @param floor the largest stamp this device has ever made or seen
 * @param ms what the device believes the time to be, in milliseconds since 1970
 * @param device {@link newDevice}
 */
export function nextStamp(floor: Stamp, ms: number, device: string): Stamp {
  const seen = timeOf(floor);
  const now = Math.min(Math.max(0, Math.floor(ms)), LAST);
  if (now > seen) return written(now, 0, device);
  const count = numberOf(floor.slice(TIME, TIME + COUNT)) + 1;
  return count < COUNTS ? written(seen, count, device) : written(seen + 1, 0, device);
}

/** Milliseconds since 1970. */
export function timeOf(stamp: Stamp): number {
  return numberOf(stamp.slice(0, TIME));
}

/** The name of the device that made the stamp. */
export function deviceOf(stamp: Stamp): string {
  return stamp.slice(TIME + COUNT);
}

/** The name of a new device: 5 digits, drawn from `random` numbers from 0 to 1. */
export function newDevice(random: () => number): string {
  return Array.from({ length: DEVICE }, () => DIGITS.charAt(Math.floor(random() * 64))).join('');
}

/** Whether it is a stamp that has a next one. */
export function isStamp(value: unknown): value is Stamp {
  return typeof value === 'string' && /^[-\w]{16}$/.test(value) && value < TOO_LATE;
}

function written(ms: number, count: number, device: string): Stamp {
  return digits(ms, TIME) + digits(count, COUNT) + device;
}

function digits(number: number, length: number): string {
  let text = '';
  for (let rest = number; text.length < length; rest = Math.floor(rest / 64)) {
    text = DIGITS.charAt(rest % 64) + text;
  }
  return text;
}

function numberOf(text: string): number {
  let number = 0;
  for (const digit of text) number = number * 64 + DIGITS.indexOf(digit);
  return number;
}
