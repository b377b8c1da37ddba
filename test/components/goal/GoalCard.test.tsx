// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GoalCard } from '../../../components/goal/GoalCard.tsx';
import type { CardState } from '../../../lib/page/card-context.ts';
import { local } from '../../local.ts';
import {
  background,
  cardState,
  facts,
  GOALS,
  goal,
  ISSUE,
  NOW,
  OVERVIEW,
  REFUSED,
  rulesOf,
} from '../sample.ts';

afterEach(cleanup);

const [checkout = goal(1), search = goal(2)] = GOALS;

function open(state: CardState, reply?: typeof REFUSED) {
  const asked = background(reply);
  const actions = { ...asked, readNow: vi.fn(async () => undefined), openPage: vi.fn() };
  const onClose = vi.fn();
  const draw = (now: CardState) => <GoalCard state={now} now={NOW} actions={actions} onClose={onClose} />;
  const { rerender } = render(draw(state));
  return { ...actions, onClose, change: (next: CardState) => rerender(draw(next)), user: userEvent.setup() };
}

const card = () => screen.getByRole('dialog');
const unlinked = cardState({ state: 'unlinked', because: [{ by: 'nothing' }] });
const [rule] = rulesOf('repo:acme/shop label:checkout');
const byRule = {
  by: 'rule' as const,
  goal: 'checkout',
  text: rule?.text ?? '',
  rule: rule?.rule ?? { terms: [] },
};
const focus = cardState(
  { state: 'focus', slice: 'retries', goal: checkout, goals: [checkout, search], because: [byRule] },
  { overview: OVERVIEW },
);

describe('what the card says', () => {
  it('of the focus: the goal, its slice, outcome, owner, date, measure, progress, reasons and what else matched', () => {
    open(focus);
    expect(card().getAttribute('aria-label')).toBe('Checkout under two seconds, acme/shop#455');
    const text = card().textContent ?? '';
    for (const words of [
      'This week’s focus: retries',
      'Shoppers do not leave at payment.',
      '@dana',
      '3.2 s',
      'from 4.1 s',
      'target 2 s by 31 Dec',
      '9 of 23 linked issues seen are done',
      'label checkout in acme/shop',
      'Search finds it first time',
      'Rank decides.',
    ])
      expect(text).toContain(words);
  });

  it('of unlinked work: the question, every goal and the three answers', () => {
    open(unlinked);
    expect(screen.getByRole('heading', { name: 'Unlinked work' })).toBeDefined();
    expect(screen.getAllByRole('button', { name: /^Link to goal \d/ })).toHaveLength(5);
    for (const name of [/It is upkeep/, /Not now/, /It should stop/])
      expect(screen.getByRole('button', { name })).toBeDefined();
  });

  it('proposes the goal that nearly holds it', async () => {
    const other = facts({ key: 'github:github.com/acme/app#1', labels: ['checkout'] });
    const { save, user } = open({ ...unlinked, facts: other });
    await user.click(screen.getByText('Link', { exact: true }));
    expect(save).toHaveBeenCalledWith({ kind: 'link', issue: other.key, goal: 'checkout' });
  });

  it('of what was not read: which fact, which rule, and where to sign in', () => {
    const unread = cardState({
      state: 'unknown',
      because: [{ by: 'unread', field: 'parent', text: 'epic:SHOP-12' }],
    });
    const { change } = open(unread);
    expect(card().textContent).toContain('A rule asks for the parent, and this page does not show it.');
    expect(card().textContent).toContain('epic:SHOP-12');
    change({ ...unread, facts: facts({ key: 'jira:acme.atlassian.net/SHOP-9', trouble: 'signed-out' }) });
    expect(card().textContent).toContain('acme.atlassian.net asks you to sign in.');
  });

  it('of what was not read for a limit says when it may be, and no longer than that', () => {
    const because = [{ by: 'unread' as const, field: 'parent' as const, text: 'epic:SHOP-12' }];
    const unread = cardState({ state: 'unknown', because });
    const until = (retryAt: string) => ({ ...unread, facts: facts({ trouble: 'limited', retryAt }) });
    const { change } = open(until(local('2026-11-21T11:05')));
    expect(card().textContent).toContain('GitHub lets us read again at 11:05.');
    change(until(NOW.at));
    expect(card().textContent).not.toContain('lets us read again');
    expect(card().textContent).toContain('A rule asks for the parent');
    change({ ...unread, facts: facts({ trouble: 'limited' }) });
    expect(card().textContent).toContain('github.com was asked too often for now.');
  });

  it.each([
    ['upkeep', 'upkeep', {}, 'Needs no goal'],
    ['parked', 'parked', { reason: 'After the release' }, 'After the release'],
    ['parked', 'stopped', { reason: 'No longer needed' }, 'Should stop'],
    ['parked', 'duplicate', { of: 'github:github.com/acme/shop#3' }, 'Of acme/shop#3'],
    ['snoozed', 'snoozed', { until: '2026-11-23' }, 'To Mon 23 Nov'],
    ['snoozed', 'muted', {}, 'It is not asked about again.'],
  ] as const)('of %s by %s', (state, kind, more, words) => {
    open(cardState({ state, because: [{ by: 'act', kind, ...more }] }));
    expect(card().textContent).toContain(words);
  });

  it('has no accessibility faults that a program can see', async () => {
    const { user } = open(unlinked);
    expect((await axe.run(card(), { rules: { region: { enabled: false } } })).violations).toEqual([]);
    await user.keyboard('p');
    expect((await axe.run(card(), { rules: { region: { enabled: false } } })).violations).toEqual([]);
  });
});

describe('what the card does', () => {
  it('takes the focus, and links by number', async () => {
    const { save, user } = open(unlinked);
    expect(card().contains(document.activeElement)).toBe(true);
    await user.keyboard('2');
    expect(save).toHaveBeenCalledExactlyOnceWith({ kind: 'link', issue: ISSUE, goal: 'search' });
  });

  it('leaves keys alone while the focus is elsewhere', async () => {
    const { save, user } = open(unlinked);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await user.keyboard('2upx');
    expect(save).not.toHaveBeenCalled();
    expect(screen.getByRole('heading', { name: 'Unlinked work' })).toBeDefined();
  });

  it('moves between the answers by arrows, around the end', async () => {
    const { user } = open(unlinked);
    const names = () =>
      document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;
    expect(names()).toBe('Link to goal 1: Checkout under two seconds');
    await user.keyboard('{ArrowDown}');
    expect(names()).toBe('Link to goal 2: Search finds it first time');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(names()).toBe('Open in triage');
  });

  it('marks upkeep with one key', async () => {
    const { save, user } = open(unlinked);
    await user.keyboard('u');
    expect(save).toHaveBeenCalledWith({ kind: 'dispose', issues: [ISSUE], disposition: { kind: 'upkeep' } });
  });

  it('parks with a reason by its two letters', async () => {
    const { save, user } = open(unlinked);
    await user.keyboard('p');
    expect(card().getAttribute('aria-label')).toMatch(/^Park this issue/);
    await user.keyboard('we{Enter}');
    const disposition = { kind: 'parked', reason: 'Waiting for someone else' };
    expect(save).toHaveBeenCalledWith({ kind: 'dispose', issues: [ISSUE], disposition });
  });

  it('takes a reason in the person’s own words, letters of other answers included', async () => {
    const { save, user } = open(unlinked);
    await user.keyboard('x');
    await user.keyboard('ot');
    await user.keyboard('Use 2 of AR, not 1{Enter}');
    const disposition = { kind: 'stopped', reason: 'Use 2 of AR, not 1' };
    expect(save).toHaveBeenCalledExactlyOnceWith({ kind: 'dispose', issues: [ISSUE], disposition });
  });

  it.each([
    ['t', { until: '2026-11-22' }],
    ['3', { until: '2026-11-24' }],
    ['w', { until: '2026-11-23' }],
    ['a', { untilActivity: NOW.at }],
  ])('snoozes by %s', async (key, until) => {
    const { save, user } = open(unlinked);
    await user.keyboard('s');
    await user.keyboard(`${key}{Enter}`);
    const disposition = { kind: 'snoozed', ...until };
    expect(save).toHaveBeenCalledWith({ kind: 'dispose', issues: [ISSUE], disposition });
  });

  it('makes an exception to a rule, and takes a link by hand away', async () => {
    const { save, change, user } = open(focus);
    await user.click(screen.getByRole('button', { name: 'Not this goal' }));
    expect(save).toHaveBeenLastCalledWith({ kind: 'except', issue: ISSUE, goal: 'checkout' });
    change(cardState({ state: 'linked', goal: search, because: [{ by: 'link', goal: 'search' }] }));
    await user.click(screen.getByRole('button', { name: 'Unlink' }));
    expect(save).toHaveBeenLastCalledWith({ kind: 'clear', issue: ISSUE });
  });

  it('wakes what was snoozed', async () => {
    const { save, user } = open(cardState({ state: 'snoozed', because: [{ by: 'act', kind: 'snoozed' }] }));
    await user.click(screen.getByRole('button', { name: 'Wake now' }));
    expect(save).toHaveBeenCalledWith({ kind: 'clear', issue: ISSUE });
  });

  it('reads what was not read, and says so meanwhile', async () => {
    const { readNow, user } = open(cardState({ state: 'unknown' }));
    const reading = Promise.withResolvers<undefined>();
    readNow.mockReturnValueOnce(reading.promise);
    await user.click(screen.getByRole('button', { name: 'Read it now' }));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Reading…' }).disabled).toBe(true);
    reading.resolve(undefined);
    expect(await screen.findByRole('button', { name: 'Read it now' })).toBeDefined();
  });

  it('stops asking for parents where only they were not read', async () => {
    const unread = (field: 'parent' | 'labels') => ({ by: 'unread' as const, field, text: 'epic:SHOP-12' });
    const { save, user, change } = open(cardState({ state: 'unknown', because: [unread('parent')] }));
    await user.click(screen.getByRole('button', { name: 'Stop asking for parents here' }));
    expect(save).toHaveBeenCalledWith({ kind: 'stop-inheriting', issue: ISSUE });
    change(cardState({ state: 'unknown', because: [unread('parent'), unread('labels')] }));
    expect(screen.queryByRole('button', { name: 'Stop asking for parents here' })).toBeNull();
  });

  it('says what was saved and takes it back', async () => {
    const { undo, user } = open(unlinked);
    await user.keyboard('u');
    const status = await screen.findByRole('status');
    expect(status.textContent).toContain('It is done. Saved on this device.');
    await user.click(within(status).getByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledWith('u1');
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Taken back.'));
  });

  it('without a connection says that an answer is saved here', async () => {
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { user } = open(unlinked);
    await user.keyboard('2');
    expect(screen.getByRole('status').textContent).toContain('No connection. Your answer is saved here.');
    online.mockRestore();
  });

  it('keeps the words in their field when saving fails, and says what to do', async () => {
    const { user } = open(unlinked, REFUSED);
    await user.keyboard('p');
    await user.keyboard('ot');
    await user.keyboard('When Dana is back{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('Delete old data in the options');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Other reason' }).value).toBe(
      'When Dana is back',
    );
  });

  it('goes back by Escape from a question, and closes from everywhere else', async () => {
    const { onClose, user } = open(unlinked);
    await user.keyboard('p{Escape}');
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.getByRole('heading', { name: 'Unlinked work' })).toBeDefined();
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('keeps the focus when a new state takes the focused answer away', async () => {
    const { change, user } = open(unlinked);
    await user.keyboard('u');
    change(cardState({ state: 'upkeep', because: [{ by: 'act', kind: 'upkeep' }] }));
    expect(card().contains(document.activeElement)).toBe(true);
  });
});

describe("a team's goal", () => {
  const SPACE = 'github:github.com/acme/shop';

  it('says whose it is, and what was changed here', () => {
    open(cardState({ state: 'linked', goal: { ...search, space: SPACE, draft: true }, because: [byRule] }));
    expect(card().textContent).toContain('team');
    expect(card().textContent).toContain('Changed here, not published');
    cleanup();
    open(cardState({ state: 'linked', goal: search, because: [byRule] }));
    expect(card().textContent).not.toContain('team');
  });

  it('that the team linked is answered with an own answer: nobody unlinks for all', async () => {
    const state = cardState({
      state: 'linked',
      goal: { ...search, space: SPACE },
      because: [{ by: 'link', goal: 'search', at: local('2026-11-12T09:00'), space: SPACE }],
    });
    const { user, save } = open(state);
    expect(card().textContent).toContain('linked by the team on 12 Nov');
    expect(screen.queryByRole('button', { name: 'Unlink' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Not this goal' }));
    expect(save).toHaveBeenCalledWith({ kind: 'except', issue: ISSUE, goal: 'search' });
  });
});
