import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { applyEdit } from '../../lib/storage/edits.ts';
import { readEffective, readScopes, readShownGoals } from '../../lib/storage/effective.ts';
import { resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const SHOP = 'github:github.com/acme/shop';

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
});

it('fault 37: scopes and goals, asked for at each wake and by each page, are told without reading any answer', async () => {
  await applyEdit('edit-000001', { kind: 'settings', patch: { scopes: [SHOP] } });
  await applyEdit('edit-000002', { kind: 'goal', goal: { title: 'Checkout', rules: [] } });
  await applyEdit('edit-000003', { kind: 'link', issue: `${SHOP}#1`, goal: 'checkout' });
  const opened = vi.spyOn(IDBTransaction.prototype, 'objectStore');
  const read = () => new Set(opened.mock.calls.map(([name]) => name));
  expect(await readScopes()).toEqual([SHOP]);
  expect(await readShownGoals()).toMatchObject([{ title: 'Checkout' }]);
  expect(read()).toContain('goals');
  expect(read()).not.toContain('links');
  expect(read()).not.toContain('dispositions');
  expect((await readEffective()).links).toHaveLength(1);
  expect(read()).toContain('links');
});
