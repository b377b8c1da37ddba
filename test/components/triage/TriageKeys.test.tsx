// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dataOf, issue, key, layOut, NOW, rows, selected, showTriage, three } from './support.tsx';

beforeAll(() => {
  layOut();
  document.documentElement.lang = 'en';
  document.title = 'Triage';
});

afterEach(cleanup);

describe('answers by key', () => {
  it('moves with J, K and the arrows, and stays inside the list', async () => {
    showTriage(three());
    await userEvent.keyboard('jj');
    expect(selected()).toBe(3);
    await userEvent.keyboard('j');
    expect(selected()).toBe(3);
    await userEvent.keyboard('k{ArrowUp}k');
    expect(selected()).toBe(1);
    await userEvent.keyboard('{ArrowDown}');
    expect(selected()).toBe(2);
  });

  it('U is upkeep: the row leaves, the next is selected, Z brings it back', async () => {
    const { store } = showTriage(three());
    await userEvent.keyboard('ju');
    expect(store.edits).toEqual([{ kind: 'dispose', issues: [key(2)], disposition: { kind: 'upkeep' } }]);
    expect([rows(), selected()]).toEqual([[1, 3], 3]);
    expect(screen.getByRole('status').textContent).toContain('shop#2 is answered');
    await userEvent.keyboard('z');
    await waitFor(() => expect(store.undone).toEqual(['edit-1']));
    expect([rows(), selected()]).toEqual([[1, 2, 3], 2]);
  });

  it('Z takes back one answer after the other, newest first', async () => {
    const { store } = showTriage(three());
    await userEvent.keyboard('uu2');
    expect(rows()).toEqual([]);
    await userEvent.keyboard('zzzz');
    await waitFor(() => expect(store.undone).toEqual(['edit-3', 'edit-2', 'edit-1']));
    expect([rows(), selected()]).toEqual([[1, 2, 3], 1]);
  });

  it('the button in the toast undoes too', async () => {
    const { store } = showTriage(three());
    await userEvent.keyboard('u');
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(store.undone).toEqual(['edit-1']));
    expect(rows()).toEqual([1, 2, 3]);
  });

  it('1 to 5 link to the goal of that rank; a rank without a goal does nothing', async () => {
    const { store } = showTriage(three());
    await userEvent.keyboard('25');
    expect(store.edits).toEqual([{ kind: 'link', issue: key(1), goal: 'search' }]);
  });

  it('P asks for the reason once: two letters answer', async () => {
    const { store } = showTriage(three());
    await userEvent.keyboard('p');
    expect(store.edits).toEqual([]);
    await userEvent.keyboard('we');
    expect(store.edits).toEqual([
      {
        kind: 'dispose',
        issues: [key(1)],
        disposition: { kind: 'parked', reason: 'waiting for someone else' },
      },
    ]);
    expect(selected()).toBe(2);
  });

  it('Enter takes the chosen reason, Esc asks no more, and a reason of one’s own can be written', async () => {
    const { store } = showTriage(three());
    await userEvent.keyboard('p{Escape}p{Enter}');
    expect(store.edits).toMatchObject([{ disposition: { kind: 'parked', reason: 'after the release' } }]);
    await userEvent.keyboard('pot');
    expect(screen.getByRole('button', { name: 'Park' })).toHaveProperty('disabled', true);
    await userEvent.keyboard('when jkz is back{Enter}');
    expect(store.edits[1]).toMatchObject({ disposition: { reason: 'when jkz is back' } });
    expect(store.edits).toHaveLength(2);
  });

  it('S snoozes to a morning or until it moves; X says that it should stop', async () => {
    const { store } = showTriage(dataOf({ unlinked: [1, 2, 3, 4, 5].map((n) => issue(n)) }));
    await userEvent.keyboard('stsws3saxlw');
    expect(store.edits.map((edit) => edit.kind === 'dispose' && edit.disposition)).toEqual([
      { kind: 'snoozed', until: '2026-11-19' },
      { kind: 'snoozed', until: '2026-11-23' },
      { kind: 'snoozed', until: '2026-11-21' },
      { kind: 'snoozed', untilActivity: NOW.at },
      { kind: 'stopped', reason: 'less worth than the focus' },
    ]);
  });

  it('Enter opens the issue in its tracker', async () => {
    const { store } = showTriage(three());
    await userEvent.keyboard('j{Enter}');
    expect(store.opened).toEqual([key(2)]);
  });

  it('leaves the browser’s own keys alone', async () => {
    const { store } = showTriage(three());
    await userEvent.keyboard('{Control>}u{/Control}{Meta>}z{/Meta}{Alt>}1{/Alt}');
    expect(store.edits).toEqual([]);
  });

  it('? shows all keys, and closing gives the focus back to the list', async () => {
    showTriage(three());
    await userEvent.keyboard('?');
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByText('Should stop')).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('listbox'));
  });
});

describe('when saving is slow or fails', () => {
  it('puts the row back, says why, and keeps the reason', async () => {
    const { store } = showTriage(three());
    store.refusal = 'There is no room.';
    await userEvent.keyboard('pot');
    await userEvent.keyboard('after Mira{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(
      'acme/shop#1 was not saved. There is no room.',
    );
    expect(rows()).toEqual([1, 2, 3]);
    await userEvent.keyboard('kp');
    expect(screen.getByLabelText('Other reason')).toHaveProperty('value', 'after Mira');
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(store.edits).toMatchObject([{ disposition: { kind: 'parked', reason: 'after Mira' } }]);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(rows()).toEqual([2, 3]);
  });

  it('a failed answer is not what Z takes back', async () => {
    const { store } = showTriage(three());
    await userEvent.keyboard('u');
    store.refusal = 'There is no room.';
    await userEvent.keyboard('u');
    await screen.findByRole('alert');
    await userEvent.keyboard('z');
    await waitFor(() => expect(store.undone).toEqual(['edit-1']));
    expect(rows()).toEqual([1, 2, 3]);
  });

  it('data that was read before an answer does not bring its row back', async () => {
    const { store } = showTriage(three());
    store.follows = false;
    const old = store.data;
    await userEvent.keyboard('u');
    await screen.findByRole('status');
    store.data = { ...old, asOf: 1 };
    await userEvent.keyboard('j');
    expect(rows()).toEqual([2, 3]);
    store.show(old);
    expect(rows()).toEqual([1, 2, 3]);
  });
});
