// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { ConflictRow, SyncData } from '../../../components/common/sync-data.ts';
import { NEWER, NOT_TAKEN, PAUSED } from '../../../components/common/sync-words.ts';
import { Sync } from '../../../components/options/Sync.tsx';
import { useAttempts } from '../../../components/options/use-attempts.ts';
import { local } from '../../local.ts';
import { broken, layOut } from '../triage/support.tsx';
import { SYNC, syncActions } from './support.ts';

beforeAll(() => {
  layOut();
  document.documentElement.lang = 'en';
  document.title = 'Options';
});
afterEach(cleanup);

const TAKE = { kind: 'take', table: 'goals', id: 'checkout', field: 'due', value: '2026-11-30' } as const;
const CONFLICT: ConflictRow = {
  ...{ seq: 4, what: 'Checkout: due', kept: '31 Dec', lost: '30 Nov', isOwn: false },
  ...{ at: '2026-11-21T09:00:00.000Z', take: TAKE },
};

function show(more: Partial<SyncData> = {}) {
  const saved = { undo: 'edit-1', words: 'Taken' };
  const saves = { save: vi.fn(async () => saved), undo: vi.fn(async () => saved) };
  const actions = syncActions();
  function Page() {
    const saving = useAttempts(saves);
    return (
      <main>
        <h1>Options</h1>
        <Sync sync={{ ...SYNC, ...more }} today="2026-11-21" saving={saving} actions={actions} />
        <p>{saving.failed}</p>
      </main>
    );
  }
  render(<Page />);
  return { ...actions, ...saves };
}
const text = () => screen.getByRole('region').textContent;

it('says what is known: saved, taken, how much is used, and which weeks', async () => {
  show();
  expect(text()).toContain('Saved on this deviceLast change 10:40');
  expect(text()).toContain('The browser’s sync took it 10:42');
  expect(text()).toContain('14.2 of 90 kB used');
  expect(text()).toContain('Weeks W40 to W47. 3 older weeks are on this device and in exports only.');
  expect(text()).not.toMatch(/synced/i);
  expect(await broken()).toEqual([]);
});

it('says before the browser took the last change that it is saved, and where it is not', () => {
  show({ takenAt: local('2026-11-21T10:39') });
  expect(screen.getByRole('status').textContent).toContain(NOT_TAKEN);
});

it('says that nothing was taken yet', () => {
  show({ takenAt: null, savedAt: null, held: [], bytes: 0 });
  expect(text()).toContain('The browser’s sync has taken nothing yet');
  expect(text()).toContain('Nothing was changed yet');
});

it.each<[Partial<SyncData>, string]>([
  [{ trouble: 'The browser has no room left for sync.' }, 'The browser has no room left for sync.'],
  [{ newer: true }, NEWER],
  [{ paused: true }, PAUSED],
  [
    { unreadable: [{ key: 'g:1', why: 'is no list' }] },
    '1 part of it cannot be read and is left as found: g:1 (is no list)',
  ],
])('tells of %j', async (more, words) => {
  show(more);
  expect(text()).toContain(words);
  expect(await broken()).toEqual([]);
});

it('looks now when asked, and says why it could not', async () => {
  const { look } = show();
  look.mockRejectedValueOnce(new Error('Plumbline did not answer.'));
  await userEvent.click(screen.getByRole('button', { name: 'Look now' }));
  expect(await screen.findByText('Plumbline did not answer.')).toBeTruthy();
});

it('offers the other side of a conflict by one click, and takes it off when what stands is right', async () => {
  const { save, keep } = show({
    conflicts: [CONFLICT, { ...CONFLICT, seq: 5, what: 'Search', isOwn: true }],
  });
  expect(text()).toContain('Stands: 31 Dec, set on another device. Set here: 30 Nov.');
  expect(text()).toContain('Stands: 31 Dec, set here. Another device: 30 Nov.');
  expect(await broken()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Take it instead: 30 Nov, Checkout: due' }));
  expect(save).toHaveBeenCalledWith(TAKE);
  await userEvent.click(screen.getByRole('button', { name: 'Keep: 31 Dec, Search' }));
  expect(keep).toHaveBeenCalledWith(5);
});
