import fc from 'fast-check';
import { expect } from 'vitest';
import type { Edit, Records } from '../../../lib/core/edit.ts';
import { type Core, Device, meet } from '../device.ts';
import { anyEdit } from '../edits/any-edit.ts';
import { anyRecords, sorted } from '../records.ts';
import { NOON } from '../stamps.ts';
import { A, always, B, C, type Checks, same, YEAR } from './tools.ts';

/** How far a device's clock is off, in milliseconds. */
const anyOffset = fc.constantFrom(0, 0, YEAR, -YEAR, -5 * 3_600_000, 37);
type Step = { device: number; edit: Edit } | { device: number; from: number };
const anyDevice = fc.integer({ min: 0, max: 2 });
const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ device: anyDevice, edit: anyEdit }),
    fc.record({ device: anyDevice, from: anyDevice }),
  ),
  { maxLength: 14 },
);
const anyOffsets = fc.tuple(anyOffset, anyOffset, anyOffset);

/** Three devices after the steps; the first one began with the records. Time goes on by a minute for each step. */
function lived(core: Core, start: Records, steps: readonly Step[], offsets: readonly number[]) {
  const devices: [Device, Device, Device] = [new Device(core, A), new Device(core, B), new Device(core, C)];
  const clock = (step: number, device: number) => NOON + step * 60_000 + (offsets[device] ?? 0);
  devices[0].put(start, clock(0, 0));
  steps.forEach((step, i) => {
    const device = devices[step.device] ?? devices[0];
    if ('edit' in step) device.edit(step.edit, clock(i + 1, step.device));
    else device.take((devices[step.from] ?? device).stamped);
  });
  return { devices, end: (device: number) => clock(steps.length + 1, device) };
}

/** Any edits on three devices that meet in any order. */
export const LIVES = {
  'fault 33: devices agree whatever their clocks say, and every stamp is new': (core) =>
    always(
      fc.property(anyRecords, anySteps, anyOffsets, (start, steps, offsets) => {
        const { devices } = lived(core, start, steps, offsets);
        meet(...devices);
        const [a, b, c] = devices;
        for (const other of [b, c]) {
          same(other.rows, a.rows);
          same(sortedById(other), sortedById(a));
        }
        const active = a.rows.goals.filter(({ state }) => state === 'active');
        expect(active.map(({ rank }) => rank).sort()).toEqual([1, 2, 3, 4, 5].slice(0, active.length));
      }),
      150,
    ),

  'fault 33: what a person sets last, having seen all, stands everywhere and exactly, whatever the clock says':
    (core) =>
      always(
        fc.property(
          anyRecords,
          anySteps,
          anyOffsets,
          fc.array(anyEdit, { maxLength: 4 }),
          (start, steps, offsets, last) => {
            const { devices, end } = lived(core, start, steps, offsets);
            meet(...devices);
            const [a, b] = devices;
            for (const edit of last) b.edit(edit, end(1));
            const seen = sorted(b.rows);
            const before = a.conflicts.length + b.conflicts.length;
            meet(...devices);
            for (const device of devices) same(device.rows, seen);
            expect(a.conflicts.length + b.conflicts.length).toBe(before);
          },
        ),
        200,
      ),
} satisfies Checks;

function sortedById(device: Device) {
  return Object.fromEntries(device.stamped.map(({ table, id, fields }) => [`${table} ${id}`, fields]));
}
