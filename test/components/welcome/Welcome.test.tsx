// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { Welcome } from '../../../components/welcome/Welcome.tsx';
import type { WelcomeData } from '../../../components/welcome/welcome-data.ts';
import { broken } from '../triage/support.tsx';

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Welcome';
});
afterEach(cleanup);

const NEW: WelcomeData = {
  scopes: [],
  goals: [],
  chips: [],
  week: '2026-W47',
  until: '2026-11-22',
  focus: null,
};
const SHOP = {
  scope: 'github:github.com/acme/shop',
  tracker: 'github' as const,
  name: 'acme/shop',
  host: 'github.com',
  open: 3,
  granted: true,
};
const JIRA = {
  scope: 'jira:acme.atlassian.net/SHOP',
  tracker: 'jira' as const,
  name: 'SHOP',
  host: 'acme.atlassian.net',
  open: 0,
  granted: false,
};

function show(data: Partial<WelcomeData> = {}) {
  const actions = {
    save: vi.fn(async () => ({ undo: 'edit-1', words: 'Saved' })),
    undo: vi.fn(async () => ({ undo: 'undo:edit-1', words: 'Taken back' })),
    allowHost: vi.fn(async () => true),
  };
  render(<Welcome data={{ ...NEW, ...data }} actions={actions} />);
  return actions;
}

const step = (number: number) => {
  const item = screen.getAllByRole('listitem')[number - 1];
  if (!item) throw new Error(`no step ${number}`);
  return within(item);
};

it('breaks no accessibility rule at the start and at the end', async () => {
  show();
  expect(await broken()).toEqual([]);
  cleanup();
  show({ scopes: [SHOP, JIRA], goals: [{ id: 'g', title: 'Checkout', rank: 1 }], focus: 'g' });
  expect(await broken()).toEqual([]);
});

it('takes the first scope right here', async () => {
  const { save } = show();
  await userEvent.type(step(1).getByRole('textbox'), 'acme/shop{Enter}');
  expect(save).toHaveBeenCalledWith({ kind: 'settings', patch: { scopes: ['github:github.com/acme/shop'] } });
});

it('says where it is on, lets it be changed, and asks for a host in the click', async () => {
  const { allowHost } = show({ scopes: [SHOP, JIRA] });
  expect(
    step(1).getByText('acme/shop and SHOP on acme.atlassian.net. Everywhere else it stays off.'),
  ).toBeTruthy();
  expect(step(1).queryByRole('textbox')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Change: Where should it be on?' }));
  expect(step(1).getByRole('textbox')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Allow this host' }));
  expect(allowHost).toHaveBeenCalledWith('acme.atlassian.net');
});

it('names a goal, with the rule of a chip', async () => {
  const { save } = show({ chips: [{ title: 'Returns v2', rule: 'milestone:"Returns v2"', why: '6 open' }] });
  await userEvent.click(step(2).getByRole('button', { name: 'Returns v2' }));
  await userEvent.type(step(2).getByRole('textbox'), ' without e-mail');
  await userEvent.click(step(2).getByRole('button', { name: 'Next' }));
  expect(save).toHaveBeenCalledWith({
    kind: 'goal',
    goal: { title: 'Returns v2 without e-mail', rules: ['milestone:"Returns v2"'] },
  });
});

it('takes no more than 60 characters and no empty title', async () => {
  show();
  expect(step(2).getByRole('button', { name: 'Next' })).toHaveProperty('disabled', true);
  await userEvent.type(step(2).getByRole('textbox'), 'x'.repeat(70));
  expect(step(2).getByRole('textbox')).toHaveProperty('value', 'x'.repeat(60));
});

it('chooses the focus of this week among the first three goals', async () => {
  const goals = [1, 2, 3, 4].map((rank) => ({ id: `g${rank}`, title: `Goal ${rank}`, rank }));
  const { save } = show({ scopes: [SHOP], goals });
  expect(step(3).getAllByRole('button')).toHaveLength(3);
  await userEvent.click(step(3).getByRole('button', { name: /Goal 2/ }));
  expect(save).toHaveBeenCalledWith({ kind: 'focus', focus: { week: '2026-W47', goal: 'g2' } });
});

it('forces nothing: all three steps stand open at once, and none of them blocks another', () => {
  show({ goals: [{ id: 'g', title: 'Checkout', rank: 1 }] });
  expect(step(1).getByRole('textbox')).toBeTruthy();
  expect(step(3).getByRole('button', { name: /Checkout/ })).toBeTruthy();
});
