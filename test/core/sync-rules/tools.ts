import fc from 'fast-check';
import { expect } from 'vitest';
import type { Edit, Records } from '../../../lib/core/edit.ts';
import { type Core, Device, meet } from '../device.ts';
import { bytes, DEVICES, NOON } from '../stamps.ts';

/** A check of an implementation: it throws what does not hold. */
export type Checks = Record<string, (core: Core) => void>;

export const YEAR = 365 * 86_400_000;
export const [A, B, C] = DEVICES;

export const same = (a: unknown, b: unknown) => expect(bytes(a)).toBe(bytes(b));

export function always<T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>, numRuns = 200): void {
  fc.assert(property, { numRuns });
}

/** Two devices that have the records. */
export function two(core: Core, start: Records): { a: Device; b: Device } {
  const [a, b] = [new Device(core, A), new Device(core, B)];
  a.put(start, NOON);
  meet(a, b);
  return { a, b };
}

export function rename(id: string, title: string): Edit {
  return { kind: 'goal', goal: { id, title, rules: [] } };
}
