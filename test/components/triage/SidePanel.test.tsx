// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useSyncExternalStore } from 'react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { SidePanel } from '../../../components/triage/SidePanel.tsx';
import type { TriageData } from '../../../components/triage/triage-data.ts';
import { broken, dataOf, issue, key, layOut, rows, Store, selected } from './support.tsx';

beforeAll(() => {
  layOut();
  document.documentElement.lang = 'en';
  document.title = 'Plumbline';
});
afterEach(cleanup);

function show(data: TriageData, at: string | null) {
  const store = new Store(data);
  function Page({ at }: { at: string | null }) {
    const now = useSyncExternalStore(store.subscribe, () => store.data);
    return <SidePanel data={now} actions={store.actions} issue={at} />;
  }
  const view = render(<Page at={at} />);
  return { store, tabShows: (at: string | null) => view.rerender(<Page at={at} />) };
}

const four = () => dataOf({ unlinked: [issue(1), issue(2), issue(3), issue(4)] });

it('shows the open page’s issue first, then the rest of the queue, and follows the tab', async () => {
  const { tabShows } = show(four(), key(3));
  expect(screen.getByText('On this page · acme/shop#3')).toBeTruthy();
  expect(rows()).toEqual([1, 2, 4]);
  expect(selected()).toBeNull();
  tabShows(key(2));
  expect(screen.getByText('On this page · acme/shop#2')).toBeTruthy();
  expect(rows()).toEqual([1, 3, 4]);
  tabShows(null);
  expect(screen.queryByText(/On this page/)).toBeNull();
  expect(rows()).toEqual([1, 2, 3, 4]);
  expect(await broken()).toEqual([]);
});

it('keys act on the page’s issue until a row is chosen', async () => {
  const { store } = show(four(), key(3));
  await userEvent.keyboard('ju');
  expect(store.edits).toMatchObject([{ issues: [key(1)], disposition: { kind: 'upkeep' } }]);
  await userEvent.keyboard('k1');
  expect(store.edits[1]).toEqual({ kind: 'link', issue: key(3), goal: 'checkout' });
});

it('its buttons act on the page’s issue whatever row is chosen', async () => {
  const { store } = show(four(), key(3));
  await userEvent.keyboard('jj');
  expect(selected()).toBe(2);
  await userEvent.click(screen.getByRole('button', { name: 'Link to Search finds it first time' }));
  expect(store.edits).toEqual([{ kind: 'link', issue: key(3), goal: 'search' }]);
  expect(selected()).toBe(2);
});

it('asks for a reason where the issue stands', async () => {
  const { store } = show(four(), key(3));
  await userEvent.click(screen.getByRole('button', { name: 'Park' }));
  await userEvent.keyboard('lw');
  expect(store.edits).toMatchObject([
    { issues: [key(3)], disposition: { reason: 'less worth than the focus' } },
  ]);
  await userEvent.keyboard('jpar');
  expect(store.edits[1]).toMatchObject({ issues: [key(1)], disposition: { reason: 'after the release' } });
});

it('says when the page’s issue was not read yet', () => {
  show(four(), key(99));
  expect(screen.getByText('On this page · acme/shop#99')).toBeTruthy();
  expect(screen.getByText(/Not read yet/)).toBeTruthy();
});
