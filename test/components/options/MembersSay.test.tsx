// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { MembersSay } from '../../../components/options/MembersSay.tsx';
import type { Members, Ranking } from '../../../components/options/team-data.ts';
import type { MemberAnswer } from '../../../lib/core/team/member.ts';
import { local } from '../../local.ts';
import { broken, layOut } from '../triage/support.tsx';

beforeAll(() => {
  layOut();
  document.documentElement.lang = 'en';
  document.title = 'Options';
});
afterEach(cleanup);

const TITLES = { checkout: 'Checkout under two seconds', search: 'Search finds it', returns: 'Returns' };
const CHECKOUT = { id: 'checkout', title: TITLES.checkout };
const SEARCH = { id: 'search', title: TITLES.search };
const RETURNS = { id: 'returns', title: TITLES.returns };
const RANKING: Ranking = {
  week: '2026-W47',
  own: [CHECKOUT, SEARCH, RETURNS],
  isAnswered: false,
  together: [
    { ...SEARCH, first: 3 },
    { ...CHECKOUT, first: 1 },
    { ...RETURNS, first: 0 },
  ],
  answered: 4,
};
const MEMBERS: Members = {
  count: 6,
  readAt: local('2026-11-21T10:42'),
  ranking: RANKING,
  pulse: { month: '2026-11', question: 'Do you know who decides?', own: null, yes: 2, answered: 5 },
};

function show(more: Partial<Members> = {}) {
  const onAnswer = vi.fn<(answer: MemberAnswer) => void>();
  const onRead = vi.fn(async () => undefined);
  const page = (members: Members) => (
    <main>
      <h1>Options</h1>
      <h2>Team space</h2>
      <MembersSay name="acme/shop" members={members} today="2026-11-21" onAnswer={onAnswer} onRead={onRead} />
    </main>
  );
  const { rerender } = render(page({ ...MEMBERS, ...more }));
  return { onAnswer, onRead, again: (next: Partial<Members>) => rerender(page({ ...MEMBERS, ...next })) };
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const listed = (name: RegExp) =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

it('shows all answers together as counts with their wholes, and breaks no accessibility rule', async () => {
  show();
  expect(listed(/^All together/)).toEqual([
    '1Search finds itfirst for 3 of 4',
    '2Checkout under two secondsfirst for 1 of 4',
    '3Returns',
  ]);
  const text = screen.getByRole('region', { name: /acme\/shop/ }).textContent;
  expect(text).toContain('4 of 6 answered');
  expect(text).toContain('5 of 6 answered this month, 2 of them yes');
  expect(text).toContain('Read 10:42');
  expect(await broken()).toEqual([]);
});

it('ranks the goals with the keys alone, and saves all of them in their order', async () => {
  const { onAnswer } = show();
  button(/^Move Returns, place 3 of 3/).focus();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
  expect(document.activeElement).toBe(button(/^Move Returns, place 1 of 3/));
  await userEvent.keyboard('{ArrowDown}');
  expect(listed(/^For you in W47/)).toEqual(['1Checkout under two seconds', '2Returns', '3Search finds it']);
  await userEvent.click(button('Save ranking'));
  expect(onAnswer).toHaveBeenCalledExactlyOnceWith({
    period: '2026-W47',
    ranking: ['checkout', 'returns', 'search'],
  });
});

it('keeps what was moved while the page is read anew, and has nothing to save once it is saved', async () => {
  const { again } = show();
  button(/^Move Search/).focus();
  await userEvent.keyboard('{ArrowUp}');
  again({ readAt: local('2026-11-21T10:45'), ranking: { ...RANKING, own: [...RANKING.own] } });
  expect(listed(/^For you/)[0]).toBe('1Search finds it');
  expect(screen.queryByText('This is your answer')).toBeNull();
  again({ ranking: { ...RANKING, own: [SEARCH, CHECKOUT, RETURNS], isAnswered: true } });
  expect(screen.getByText('This is your answer')).toBeTruthy();
  expect(button('Save ranking')).toHaveProperty('disabled', true);
  button(/^Move Search/).focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(button('Save ranking')).toHaveProperty('disabled', false);
});

it('takes a yes or no to the question of the month', async () => {
  const { onAnswer, again } = show();
  const answers = () => within(screen.getByRole('group', { name: 'Do you know who decides?' }));
  expect(answers().queryByRole('button', { pressed: true })).toBeNull();
  await userEvent.click(answers().getByRole('button', { name: 'No' }));
  expect(onAnswer).toHaveBeenCalledExactlyOnceWith({
    month: '2026-11',
    question: 'Do you know who decides?',
    yes: false,
  });
  again({ pulse: { ...MEMBERS.pulse, own: false } });
  expect(answers().getByRole('button', { pressed: true }).textContent).toBe('No');
});

it('before anyone answered asks all the same, and claims nothing', async () => {
  const { onRead } = show({
    ...{ count: 0, readAt: null, pulse: { ...MEMBERS.pulse, yes: 0, answered: 0 } },
    ranking: { ...RANKING, answered: 0 },
  });
  expect(screen.queryByRole('list', { name: /^All together/ })).toBeNull();
  expect(screen.getByText('No ranking for W47 was read yet.')).toBeTruthy();
  expect(screen.getByText('Nobody answered yet this month')).toBeTruthy();
  expect(screen.getByText('Not read yet')).toBeTruthy();
  expect(await broken()).toEqual([]);
  await userEvent.click(button('Read them'));
  expect(onRead).toHaveBeenCalledOnce();
});

it('with less than two goals has nothing to rank', () => {
  show({ ranking: null });
  expect(screen.queryByRole('button', { name: 'Save ranking' })).toBeNull();
  expect(button('Read again')).toBeTruthy();
});
