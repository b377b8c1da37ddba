// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TriageItem } from '../../../components/triage/triage-data.ts';
import { broken, dataOf, GOALS, issue, layOut, put, rows, selected, showTriage } from './support.tsx';

beforeAll(() => {
  layOut();
  document.documentElement.lang = 'en';
  document.title = 'Triage';
});
afterEach(cleanup);

const three = () => dataOf({ unlinked: [issue(1), issue(2), issue(3)] });
const key = (n: number) => `github:github.com/acme/shop#${n}`;

describe('the queue', () => {
  it('shows moving issues first, with the first one selected and what was counted', () => {
    showTriage(
      dataOf({ unlinked: [issue(1), { ...issue(2), group: 'still' }, { ...issue(3), group: 'idle' }] }),
    );
    expect(rows()).toEqual([1, 2, 3]);
    expect(selected()).toBe(1);
    const list = screen.getByRole('listbox');
    const words = list.textContent ?? '';
    expect(words.indexOf('Moving now')).toBeLessThan(words.indexOf('Started, standing still'));
    expect(words.indexOf('Started, standing still')).toBeLessThan(words.indexOf('Not started'));
    expect(screen.getByText('3 of 3 shown')).toBeTruthy();
    expect(screen.getByText(/25 issues seen, read \d+:42/)).toBeTruthy();
    expect(list.getAttribute('aria-activedescendant')).toBe(within(list).getAllByRole('option')[0]?.id);
  });

  it('says how long its lists are while only their beginnings are there, and finds no issue missing', () => {
    const beginning = { unlinked: 40, unread: 7, drawer: 0 };
    showTriage(dataOf({ unlinked: [issue(1), issue(2)] }, { beginning }), key(99));
    expect(screen.getByText('40 of 40 shown')).toBeTruthy();
    expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([
      'Unlinked 40',
      'Not read 7',
      'Drawer 0',
    ]);
    expect(screen.queryByText(/waits for no answer here/)).toBeNull();
  });

  it('draws a handful of elements for 100,000 issues', () => {
    showTriage(dataOf({ unlinked: Array.from({ length: 100_000 }, (_, i) => issue(i + 1)) }));
    expect(screen.getByText('100000 of 100000 shown')).toBeTruthy();
    expect(document.querySelectorAll('[role="listbox"] *').length).toBeLessThanOrEqual(200);
    expect(rows().length).toBeGreaterThan(5);
  });

  it('says of each fact whether it was read', () => {
    showTriage(dataOf({ unlinked: [issue(1, { labels: [], milestone: null, type: 'Bug' })] }));
    const facts = Object.fromEntries(
      screen.getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling?.textContent]),
    );
    expect(facts).toMatchObject({ Labels: 'none', Milestone: 'none', Type: 'Bug', Parent: 'not read' });
  });

  it('names the goal that an issue may serve, and links it by a press', async () => {
    const [, goal] = GOALS;
    if (!goal) throw new Error('no goal');
    const suggest = (item: TriageItem) =>
      item.facts.title === 'Issue 2' ? { goal, term: 'label:search' } : null;
    const { store } = showTriage(dataOf({ unlinked: [issue(1), issue(2)] }, { suggest }));
    expect(screen.queryByRole('region', { name: 'Suggested' })).toBeNull();
    expect(screen.getByRole('option', { name: /Suggested: goal 2, *label:search/ })).toBeTruthy();
    await userEvent.keyboard('j');
    await userEvent.click(screen.getByRole('button', { name: 'Link to goal 2: Search finds it first time' }));
    expect(store.edits).toEqual([{ kind: 'link', issue: key(2), goal: 'search' }]);
  });

  it('shows a hostile title as text', () => {
    showTriage(dataOf({ unlinked: [issue(1, { title: '<img src=x onerror="window.hit=1">' })] }));
    expect(document.querySelector('img')).toBeNull();
    expect(screen.getAllByText('<img src=x onerror="window.hit=1">').length).toBeGreaterThan(0);
  });

  it('breaks no accessibility rule', async () => {
    showTriage(
      dataOf({ unlinked: [issue(1), { ...issue(2), group: 'idle' }], drawer: [put(issue(9), 'parked')] }),
    );
    expect(await broken()).toEqual([]);
    await userEvent.keyboard('p');
    expect(await broken()).toEqual([]);
    await userEvent.keyboard('{Escape}?');
    expect(await broken()).toEqual([]);
  });
});

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
      { kind: 'snoozed', untilActivity: '2026-11-18T10:42:00.000Z' },
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

describe('filter, tabs and addresses', () => {
  it('filters by title and key, says what is left, and Esc shows all again', async () => {
    showTriage(dataOf({ unlinked: [issue(1, { title: 'Wish list' }), issue(22), issue(3)] }));
    await userEvent.keyboard('/');
    await userEvent.keyboard('WISH');
    expect(rows()).toEqual([1]);
    expect(screen.getByText('1 of 3 shown')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    expect(rows()).toEqual([1, 22, 3]);
    await userEvent.keyboard('/');
    await userEvent.keyboard('shop#22{Enter}');
    expect(rows()).toEqual([22]);
  });

  it('says how many there are without the filter', async () => {
    showTriage(three());
    await userEvent.keyboard('/');
    await userEvent.keyboard('wish');
    expect(screen.getByText(/Nothing matches/).textContent).toBe(
      'Nothing matches "wish". 3 issues without the filter.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(rows()).toEqual([1, 2, 3]);
  });

  it('opens at the issue of the address, in whichever list it is', async () => {
    const data = dataOf({
      unlinked: [issue(1), issue(2)],
      drawer: [put(issue(7), 'parked', 'after the release')],
    });
    const { openAt } = showTriage(data, key(2));
    expect(selected()).toBe(2);
    openAt('github:github.com/ACME/Shop#7');
    expect(selected()).toBe(7);
    expect(screen.getByRole('tab', { selected: true }).textContent).toContain('Drawer');
    openAt(key(99));
    expect(screen.getByText(/waits for no answer here/).textContent).toContain('acme/shop#99');
  });

  it('] goes through the lists, 0 opens the drawer, B brings back and Z puts away again', async () => {
    const { store } = showTriage(
      dataOf({ unlinked: [issue(1)], unread: [issue(4)], drawer: [put(issue(7), 'parked', 'later')] }),
    );
    const tab = () => screen.getByRole('tab', { selected: true }).textContent;
    await userEvent.keyboard(']');
    expect([tab(), rows()]).toEqual(['Not read 1', [4]]);
    await userEvent.keyboard('0');
    expect([tab(), rows()]).toEqual(['Drawer 1', [7]]);
    await userEvent.keyboard('pb');
    expect(store.edits).toEqual([{ kind: 'clear', issue: key(7) }]);
    expect(tab()).toBe('Drawer 0');
    await userEvent.keyboard(']z');
    await waitFor(() => expect(store.undone).toEqual(['edit-1']));
    expect([tab(), rows()]).toEqual(['Drawer 1', [7]]);
  });

  it('bringing back is for the drawer alone', async () => {
    const { store } = showTriage(three());
    await userEvent.keyboard('b');
    expect(store.edits).toEqual([]);
  });
});

describe('nothing to answer', () => {
  it('says that everything has an answer', () => {
    showTriage(dataOf({}));
    expect(screen.getByRole('heading', { name: 'Nothing unlinked' })).toBeTruthy();
    expect(screen.getByText('All 25 started issues have an answer.')).toBeTruthy();
  });

  it('says so when nothing was seen yet', () => {
    showTriage(dataOf({}, { seen: 0, started: 0, readAt: null }));
    expect(screen.getByText(/No issue was seen yet/)).toBeTruthy();
  });

  it('says plainly that no focus is set', () => {
    showTriage(dataOf({ unlinked: [issue(1)] }, { focus: null }));
    expect(screen.getByText(/No focus is set for this week/)).toBeTruthy();
  });
});
