import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Edit } from '../../lib/core/edit.ts';
import { newestStamp } from '../../lib/core/merge.ts';
import { storedStampedSchema } from '../../lib/storage/schemas.ts';
import { freshDatabase, rawRows } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

beforeEach(freshDatabase);

/** Modules of their own, with a database connection of their own: as another page, or the background that comes after. */
async function context(): Promise<typeof import('../../lib/storage/edits.ts')> {
  vi.resetModules();
  return import('../../lib/storage/edits.ts');
}

const EDITS = 200;
const issue = (n: number) => `github:github.com/acme/shop#${n + 1}`;
const park = (n: number): Edit => ({ kind: 'dispose', issues: [issue(n)], disposition: { kind: 'parked' } });

it('fault 36: two popups and the worker edit together: 600 of 600 edits are kept, each with its own moment', async () => {
  const contexts = [await context(), await context(), await context()];
  await Promise.all(
    contexts.map(async ({ applyEdit }, who) => {
      for (let i = 0; i < EDITS; i += 2) {
        const [one, two] = [who * EDITS + i, who * EDITS + i + 1];
        await Promise.all([applyEdit(`edit-${one}-000`, park(one)), applyEdit(`edit-${two}-000`, park(two))]);
      }
    }),
  );
  expect(await rawRows('dispositions')).toHaveLength(3 * EDITS);
  expect(await rawRows('edits')).toHaveLength(500);
  const stamped = (await rawRows('stamped')).map((row) => storedStampedSchema.parse(row));
  expect(new Set(stamped.map(({ fields }) => newestStamp(fields))).size).toBe(3 * EDITS);
});

it('fault 36: edits of one goal at once all count', async () => {
  const contexts = [await context(), await context(), await context()];
  const [first] = contexts;
  await first?.applyEdit('edit-the-goal', { kind: 'goal', goal: { title: 'Checkout', rules: [] } });
  const fields = ['owner', 'outcome', 'due'] as const;
  const values = { owner: '@kim', outcome: 'Faster', due: '2026-12-31' };
  await Promise.all(
    contexts.map(({ applyEdit }, who) => {
      const field = fields[who] ?? 'owner';
      return applyEdit(`edit-field-${who}`, {
        kind: 'take',
        table: 'goals',
        id: 'checkout',
        field,
        value: values[field],
      });
    }),
  );
  expect(await rawRows('goals')).toEqual([expect.objectContaining(values)]);
});
