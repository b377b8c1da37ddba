// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Options } from '../../../components/options/Options.tsx';
import type { OptionsActions, OptionsData, ProblemRow } from '../../../components/options/options-data.ts';
import { DEFAULT_SETTINGS } from '../../../lib/core/settings.ts';
import { broken, layOut } from '../triage/support.tsx';
import { syncActions, teamActions } from './support.ts';

beforeAll(() => {
  layOut();
  document.documentElement.lang = 'en';
  document.title = 'Options';
});
afterEach(cleanup);

const SHOP = 'github:github.com/acme/shop';
const PAY = 'jira:acme.atlassian.net/PAY';
const NOON = new Date(2026, 10, 18, 12, 0).toISOString();
const MORNING = new Date(2026, 10, 18, 9, 12).toISOString();

const LOST: ProblemRow = {
  id: 'p1',
  part: 'board mark',
  host: 'github.com',
  message: 'board mark not found on project-board (board 2025-09)',
  tried: ['project-board', 'board 2025-09'],
  count: 3,
  at: NOON,
  report: '{"part":"board mark"}',
  off: {
    part: 'board-mark',
    host: 'github.com',
    pageKind: 'project-board',
    sets: ['board 2025-09'],
    since: MORNING,
  },
};

function show(partsOff: string[] = [], more: Partial<OptionsData> = {}) {
  const actions: OptionsActions = {
    save: vi.fn(async () => ({ undo: 'edit-1', words: 'Saved it' })),
    undo: vi.fn(async () => ({ undo: 'undo:edit-1', words: 'Taken back' })),
    allowHost: vi.fn(async () => true),
    forgetProblem: vi.fn(async () => undefined),
    copy: vi.fn(async () => undefined),
    saveToken: vi.fn(async () => undefined),
    download: vi.fn(async () => undefined),
    preview: vi.fn(),
    remind: vi.fn(async () => undefined),
    sync: syncActions(),
    team: teamActions(),
    erase: vi.fn(async () => undefined),
  };
  const data: OptionsData = {
    settings: { ...DEFAULT_SETTINGS, scopes: [SHOP, PAY], partsOff },
    locked: [],
    policyProblems: [],
    scopes: [],
    drawnIn: [SHOP, PAY],
    answers: {},
    problems: [],
    hasToken: false,
    refusedHosts: [],
    sync: null,
    team: null,
    reminder: true,
    stored: [],
    readOnly: false,
    savedAt: null,
    readAt: NOON,
    today: '2026-11-18',
    ...more,
  };
  const noticeActions = {
    export: vi.fn(async () => null),
    update: vi.fn(async () => null),
    dismiss: vi.fn(async () => null),
    'focus-read': vi.fn(async () => null),
    'no-reminder': vi.fn(async () => null),
  };
  render(<Options data={data} actions={actions} notices={[]} noticeActions={noticeActions} />);
  return { ...actions, section: within(screen.getByRole('region', { name: 'What Plumbline shows' })) };
}
const partsOff = (list: string[]) => ({ kind: 'settings', patch: { partsOff: list } });
const isOn = (one: HTMLElement) => one.getAttribute('aria-checked') === 'true';

describe('what Plumbline shows', () => {
  it('has a switch for each part, and breaks no accessibility rule, opened too', async () => {
    const { section } = show();
    const own = ['Badge beside the title', 'Badge in side panes', 'Mark in lists', 'Mark on board cards'];
    for (const name of [...own, 'Strip above lists'])
      expect(isOn(section.getByRole('switch', { name }))).toBe(true);
    for (const closed of section.getAllByText('In every scope')) await userEvent.click(closed);
    expect(section.getAllByRole('switch')).toHaveLength(16);
    expect(await broken()).toEqual([]);
  });

  it('switches a part off and on everywhere; what this version does not know stays', async () => {
    const { save, section } = show(['row-badge', 'list-mark']);
    await userEvent.click(section.getByRole('switch', { name: 'Mark on board cards' }));
    expect(save).toHaveBeenLastCalledWith(partsOff(['row-badge', 'list-mark', 'board-mark']));
    await userEvent.click(section.getByRole('switch', { name: 'Mark in lists' }));
    expect(save).toHaveBeenLastCalledWith(partsOff(['row-badge']));
  });

  it('switches it off and on in one scope', async () => {
    const { save, section } = show([`strip ${SHOP.replace('acme', 'Acme')}`]);
    await userEvent.click(section.getByRole('button', { name: 'Strip above lists: Off in acme/shop' }));
    const shop = section.getByRole('switch', { name: 'Strip above lists in acme/shop' });
    expect(isOn(shop)).toBe(false);
    await userEvent.click(shop);
    expect(save).toHaveBeenLastCalledWith(partsOff([]));
    await userEvent.click(
      section.getByRole('switch', { name: 'Strip above lists in PAY on acme.atlassian.net' }),
    );
    expect(save).toHaveBeenLastCalledWith(
      partsOff([`strip ${SHOP.replace('acme', 'Acme')}`, `strip ${PAY}`]),
    );
  });

  it('counts the scopes, and asks for none where it is off everywhere', () => {
    const { section } = show([`strip ${SHOP}`, `strip ${PAY}`, 'list-mark']);
    expect(section.getByText('Off in 2 of 2 scopes')).toBeTruthy();
    expect(section.queryByRole('button', { name: /^Mark in lists/ })).toBeNull();
  });

  it('has counts per column, which are off until a person asks for them', async () => {
    const { save, section } = show();
    const counts = section.getByRole('switch', { name: 'Counts per column' });
    expect(isOn(counts)).toBe(false);
    await userEvent.click(counts);
    expect(save).toHaveBeenLastCalledWith({ kind: 'settings', patch: { columnCounts: true } });
  });

  it('cannot be changed where a policy sets it', () => {
    const { section } = show(['strip'], { locked: ['partsOff', 'columnCounts'] });
    for (const one of section.getAllByRole('switch')) expect(one).toHaveProperty('disabled', true);
  });
});

describe('a part that is off because it was not found', () => {
  it('is said in the list of problems and at its switch', async () => {
    const { section } = show([], { problems: [LOST] });
    const problems = within(screen.getByRole('region', { name: 'Problems' }));
    expect(problems.getByText('Mark on board cards is off on github.com')).toBeTruthy();
    expect(
      problems.getByText(
        'The card’s title was not found (project board, selectors board 2025-09) since today 09:12. The rest of the page works.',
      ),
    ).toBeTruthy();
    const why = section.getByRole('link', { name: 'Off on github.com' });
    expect(why.getAttribute('href')).toBe('#problems');
    expect(why.parentElement?.textContent).toBe('GitHub projects, Jira boards. Off on github.com');
    expect(await broken()).toEqual([]);
  });

  it('names an earlier day', () => {
    const since = new Date(2026, 10, 16, 9, 5).toISOString();
    show([], { problems: [{ ...LOST, ...(LOST.off && { off: { ...LOST.off, since } }) }] });
    expect(screen.getByText(/since Mon 16 Nov 09:05\./)).toBeTruthy();
  });

  it('is copied and tried again', async () => {
    const { copy, forgetProblem } = show([], { problems: [LOST] });
    await userEvent.click(screen.getByRole('button', { name: 'Copy report' }));
    expect(copy).toHaveBeenCalledWith(LOST.report);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(forgetProblem).toHaveBeenCalledWith('p1');
    expect(await screen.findByText('It is tried again on the next page.')).toBeTruthy();
  });
});
