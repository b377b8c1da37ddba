import type { TestInfo } from '@playwright/test';

/** A whole number from 0 up to but without `sides`. */
export type Dice = (sides: number) => number;

/** The same seed, the same numbers (mulberry32). */
export function seeded(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** Dice of a test, which prints their seed; SEED=… runs it again with the same. */
export function diceOf({ title }: Pick<TestInfo, 'title'>): Dice {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));
  console.log(`SEED=${seed}: ${title}`);
  return seeded(seed);
}
