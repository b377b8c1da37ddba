// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TriageItem } from '../../../components/triage/triage-data.ts';
import {
  broken,
  dataOf,
  GOALS,
  issue,
  key,
  layOut,
  put,
  rows,
  selected,
  showTriage,
  three,
} from './support.tsx';

beforeAll(() => {
  layOut();
  document.documentElement.lang = 'en';
  document.title = 'Triage';
});

afterEach(cleanup);

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
    expect(screen.getByText(/25 issues seen, read 10:42/)).toBeTruthy();
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
