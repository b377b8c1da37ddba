/** Several measurements of one thing. */
export type Spread = { median: number; least: number; most: number; count: number };

/** @param values at least one */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return {
    median: (low + high) / 2,
    least: sorted[0] ?? Number.NaN,
    most: sorted.at(-1) ?? Number.NaN,
    count: sorted.length,
  };
}

/** By how much one time is beyond all others before it says more of the machine than of what was measured. */
const BEYOND_TIMES = 20;
const BEYOND_MS = 2_000;

/** Why these figures cannot be, or null. */
export function impossible(values: readonly number[], unit: string): string | null {
  const bad = values.find((value) => !Number.isFinite(value) || value < 0);
  if (bad !== undefined) return `${bad} ${unit} was measured, which cannot be`;
  if (unit !== 'ms') return null;
  const { median, most } = spreadOf(values);
  return most > median * BEYOND_TIMES && most - median > BEYOND_MS
    ? `one round took ${Math.round(most)} ms and the median is ${Math.round(median)} ms: the machine was busy or stood still`
    : null;
}
