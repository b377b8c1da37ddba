// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { handlers } from '../../lib/background/handlers.ts';
import { answer } from '../../lib/messages/serve.ts';
import { openStore } from '../../lib/storage/db.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { readGoals } from '../../lib/storage/read.ts';
import { changeSpace, type StoredSpace } from '../../lib/storage/spaces.ts';
import { syncStore } from '../../lib/storage/sync-store.ts';
import { refuseToken, saveToken } from '../../lib/storage/tokens.ts';
import { save } from '../../lib/surface/saving.ts';
import { readStanding, standingActions } from '../../lib/surface/standing.ts';
import { readSyncData, syncActions } from '../../lib/surface/sync.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const OWN = { id: 'plumbline-id', url: 'chrome-extension://plumbline-id/popup.html' };

/** One after the other, which is all that jsdom lacks here. */
const locks = { request: (_: string, work: () => Promise<void>) => work() };

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  Object.assign(navigator, { locks });
  browser.runtime.sendMessage.mockImplementation(async (message) =>
    JSON.parse(JSON.stringify(await answer(handlers, message, OWN))),
  );
});

async function goalWithConflict(): Promise<string> {
  await applyEdit('edit-goal-1', { kind: 'goal', goal: { title: 'Checkout', rules: [], due: '2026-12-31' } });
  const id = (await readGoals())[0]?.id ?? '';
  const { last } = await syncStore.clock();
  const { db } = await openStore();
  await db.table('conflicts').add({
    ...{ key: 'k', table: 'goals', id, field: 'due', at: '2026-11-21T10:00:00.000Z' },
    ...{ kept: ['2026-12-31', last], lost: ['2026-11-30', last] },
  });
  return id;
}

it('is calm and empty before anything was saved', async () => {
  expect(await readSyncData()).toMatchObject({ savedAt: null, takenAt: null, held: [], conflicts: [] });
});

it('tells what the browser took, after it was looked at', async () => {
  await applyEdit('edit-goal-1', { kind: 'goal', goal: { title: 'Checkout', rules: [] } });
  expect(await readSyncData()).toMatchObject({ takenAt: null });
  await syncActions.look();
  const { savedAt, takenAt, bytes, trouble } = await readSyncData();
  expect(trouble).toBeNull();
  expect(takenAt).not.toBeNull();
  expect(takenAt && savedAt && takenAt >= savedAt).toBe(true);
  expect(bytes).toBeGreaterThan(0);
});

it('turns a conflict round by one edit, which takes it off the list', async () => {
  const id = await goalWithConflict();
  const { conflicts } = await readSyncData();
  expect(conflicts).toMatchObject([{ what: 'Checkout: due', kept: '31 Dec', lost: '30 Nov', isOwn: true }]);
  const [first] = conflicts;
  if (!first) throw new Error('no conflict');
  await save(first.take);
  expect((await readGoals()).find((goal) => goal.id === id)?.due).toBe('2026-11-30');
  expect((await readSyncData()).conflicts).toEqual([]);
});

it('takes one off the list when what stands is right', async () => {
  await goalWithConflict();
  const seq = (await readSyncData()).conflicts[0]?.seq ?? -1;
  await syncActions.keep(seq);
  expect((await readSyncData()).conflicts).toEqual([]);
  expect((await readGoals())[0]?.due).toBe('2026-12-31');
});

it('rejects with words for the person when the background does not answer', async () => {
  browser.runtime.sendMessage.mockRejectedValue(new Error('no receiver'));
  await expect(syncActions.look()).rejects.toThrow('Plumbline did not answer');
});

const space = (address: string, more: Partial<StoredSpace>): Promise<void> => {
  const bare = { file: null, version: null, etag: null, readAt: null, triedAt: null };
  return changeSpace(address, () => ({ address, state: 'joined', ...bare, ...more }));
};
const SHOP = 'github:github.com/acme/shop';
const file = { format: 'plumbline', version: 1 } as const;
const readAt = '2026-11-21T07:42:00.000Z';

it('tells the popup of one offer, and of one space in trouble with the age of its copy', async () => {
  expect(await readStanding()).toMatchObject({ offer: null, trouble: null, refusedHost: null });
  await space('github:github.com/acme/web', { state: 'offered' });
  await space('github:github.com/acme/old', { state: 'declined', trouble: { why: 'offline', words: 'No.' } });
  await space(SHOP, { file, readAt, trouble: { why: 'offline', words: 'No connection.' } });
  expect(await readStanding()).toMatchObject({
    offer: { address: 'github:github.com/acme/web', name: 'acme/web' },
    trouble: { name: 'acme/shop', words: 'No connection.', readAt },
  });
});

it('has no age for a space that was never read', async () => {
  await space(SHOP, { trouble: { why: 'forbidden', words: 'No.' } });
  expect((await readStanding()).trouble).toEqual({ name: 'acme/shop', words: 'No.', readAt: null });
});

it('asks for a refused token once, not again for the space that waits for it', async () => {
  await space(SHOP, { file, readAt, trouble: { why: 'signed-out', words: 'A token.' } });
  expect((await readStanding()).trouble).toMatchObject({ words: 'A token.' });
  await saveToken('github.com', 'ghp_0123456789');
  await refuseToken('github.com', 'ghp_0123456789');
  expect(await readStanding()).toMatchObject({ refusedHost: 'github.com', trouble: null });
  await standingActions.forgetToken('github.com');
  expect(await readStanding()).toMatchObject({ refusedHost: null });
});
