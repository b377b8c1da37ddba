// @vitest-environment jsdom
import { cleanup, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SyncData } from '../../../components/common/sync-data.ts';
import { NEWER, NOT_TAKEN } from '../../../components/common/sync-words.ts';
import { Popup } from '../../../components/popup/Popup.tsx';
import type { PopupActions, Standing } from '../../../components/popup/popup-data.ts';
import { local } from '../../local.ts';
import { SYNC } from '../options/support.ts';
import { background, NOW, OVERVIEW, view } from '../sample.ts';

// The page behind the footer is loaded when it is first opened, and compiled then on a busy machine.
configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);

const CALM: Standing = { sync: SYNC, offer: null, refusedHost: null, trouble: null };
const WEB = { address: 'github:github.com/acme/web', name: 'acme/web' };
const TAKE = { kind: 'take', table: 'goals', id: 'checkout', field: 'due', value: '2026-11-30' } as const;
const CONFLICT = {
  ...{ seq: 4, what: 'Checkout: due', kept: '31 Dec', lost: '30 Nov', isOwn: false },
  ...{ at: NOW.at, take: TAKE },
};

function open(more: Partial<Standing> | null = {}, sync: Partial<SyncData> = {}) {
  const actions = {
    ...background(),
    here: vi.fn(async () => ({ kind: 'none' as const })),
    newGoals: vi.fn(async () => []),
    issuesSeen: vi.fn(async () => []),
    goalDraft: vi.fn(async () => null),
    goals: vi.fn(async () => []),
    broken: vi.fn(async () => ({ part: 'title badge', host: 'github.com' })),
    tryAgain: vi.fn<PopupActions['tryAgain']>(async () => undefined),
    copy: vi.fn<PopupActions['copy']>(async () => undefined),
    join: vi.fn<PopupActions['join']>(async () => undefined),
    decline: vi.fn(async () => undefined),
    forgetToken: vi.fn<PopupActions['forgetToken']>(async () => undefined),
    look: vi.fn<PopupActions['look']>(async () => undefined),
    keep: vi.fn(async () => undefined),
    allowHost: vi.fn(async () => true),
    openPage: vi.fn(),
  } satisfies PopupActions;
  const standing = more && { ...CALM, ...more, sync: { ...SYNC, ...sync } };
  const draw = (now: Standing | null) => (
    <Popup data={{ view: view(), overview: OVERVIEW }} standing={now} now={NOW} actions={actions} />
  );
  const { rerender, container } = render(draw(standing));
  return { ...actions, container, tell: (next: Partial<Standing>) => rerender(draw({ ...CALM, ...next })) };
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const axeOf = async (container: Element) =>
  (await axe.run(container, { rules: { region: { enabled: false } } })).violations;

describe('the footer', () => {
  it('is painted before anything is known of saving', () => {
    const { container } = open(null);
    expect(container.querySelector('.pop-status')?.textContent).toBe('25 started, all read, 10:42');
  });

  it('says when the browser’s sync took it, and leads to what is known', async () => {
    const { container } = open();
    expect(await axeOf(container)).toEqual([]);
    await userEvent.click(button('Saved here; the browser’s sync took it 10:42'));
    expect(await screen.findByText('14.2 of 90 kB used')).toBeTruthy();
    expect(container.textContent).toContain('Weeks W40 to W47');
    expect(await axeOf(container)).toEqual([]);
    await userEvent.click(button('Back'));
    expect(screen.getByRole('heading', { level: 1 })).toBeTruthy();
  });

  it.each<[string, Partial<SyncData>]>([
    [NOT_TAKEN, { takenAt: local('2026-11-21T10:39') }],
    [NOT_TAKEN, { takenAt: null }],
    ['No room.', { trouble: 'No room.' }],
    [NEWER, { newer: true, trouble: 'No room.' }],
  ])('says instead: %s', (words, sync) => {
    open({}, sync);
    expect(screen.getByRole('status').textContent).toBe(words);
  });

  it('says so when nothing was saved yet', () => {
    open({}, { savedAt: null, takenAt: null });
    expect(button('Nothing is saved here yet')).toBeTruthy();
  });

  it('counts what was settled between devices; the other side is one click away', async () => {
    const { save, keep } = open({}, { conflicts: [CONFLICT] });
    await userEvent.click(button('1 change met a change of another device.'));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Take it instead: 30 Nov, Checkout: due' }),
    );
    expect(save).toHaveBeenCalledWith(TAKE);
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeTruthy();
    await userEvent.click(button('Keep: 31 Dec, Checkout: due'));
    expect(keep).toHaveBeenCalledWith(4);
  });

  it('says why sync could not be looked at', async () => {
    const { look } = open();
    look.mockRejectedValueOnce(new Error('Plumbline did not answer.'));
    await userEvent.click(button(/^Saved here/));
    await userEvent.click(await screen.findByRole('button', { name: 'Look now' }));
    expect((await screen.findByRole('alert')).textContent).toBe('Plumbline did not answer.');
  });
});

describe('a space in a scope', () => {
  it('is offered, joined by one click, and not spoken of again', async () => {
    const { join, tell, container } = open({ offer: WEB });
    expect(screen.getByText('acme/web carries a Plumbline: join?')).toBeTruthy();
    expect(await axeOf(container)).toEqual([]);
    await userEvent.click(button('Join'));
    expect(join).toHaveBeenCalledWith(WEB.address);
    tell({ offer: null });
    expect(screen.getByText('You are in acme/web. Its goals stand first.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Join' })).toBeNull();
  });

  it('can wait', async () => {
    const { decline, tell } = open({ offer: WEB });
    await userEvent.click(button('Not now'));
    expect(decline).toHaveBeenCalledWith(WEB.address);
    tell({ offer: null });
    expect(screen.queryByText(/acme\/web/)).toBeNull();
  });

  it('says why it was not joined, and stays', async () => {
    const { join } = open({ offer: WEB });
    join.mockRejectedValueOnce(new Error('No connection.'));
    await userEvent.click(button('Join'));
    expect((await screen.findByRole('alert')).textContent).toBe('No connection.');
    expect(button('Join')).toHaveProperty('disabled', false);
  });
});

describe('what is wrong', () => {
  const trouble = {
    name: 'acme/shop',
    words: 'No connection. What was read before stays.',
    readAt: local('2026-11-21T07:42'),
  };

  it('with a space is one quiet line, with the age of its copy', async () => {
    const { openPage, container } = open({ trouble });
    expect(container.querySelector('.note')?.textContent).toBe(
      'acme/shop, 3 hours old: No connection. What was read before stays. Details',
    );
    expect(await axeOf(container)).toEqual([]);
    await userEvent.click(button('Details'));
    expect(openPage).toHaveBeenCalledWith('options', 'team');
  });

  it('with a session that ended is said with the way to sign in', async () => {
    const words = 'acme.atlassian.net asks you to sign in. What was read at 10:42 stays.';
    const { container } = open({ trouble: { ...trouble, words, signIn: 'https://acme.atlassian.net/' } });
    expect(container.querySelector('.note')?.textContent).toContain(words);
    expect(screen.getByRole('link', { name: 'Open Jira' }).getAttribute('href')).toBe(
      'https://acme.atlassian.net/',
    );
    expect(await axeOf(container)).toEqual([]);
  });

  it('with a host whose rows are not read is said, and has no details', async () => {
    const words = 'You are signed out there.';
    const ofHost = { name: 'acme.atlassian.net', words, readAt: null, isHost: true as const };
    const { container } = open({ trouble: { ...ofHost, signIn: 'https://acme.atlassian.net/' } });
    expect(container.querySelector('.note')?.textContent).toContain(`acme.atlassian.net: ${words}`);
    expect(screen.getByRole('link', { name: 'Open Jira' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Details' })).toBeNull();
    expect(await axeOf(container)).toEqual([]);
  });

  it('with a token is asked, until it is answered', async () => {
    const { openPage, forgetToken } = open({ refusedHost: 'github.com', trouble });
    expect(screen.getByText(/GitHub does not take the token for github.com any more/)).toBeTruthy();
    expect(screen.queryByText(/No connection/)).toBeNull();
    await userEvent.click(button('New token'));
    expect(openPage).toHaveBeenCalledWith('options', 'token');
    await userEvent.click(button('Forget it'));
    expect(forgetToken).toHaveBeenCalledWith('github.com');
    forgetToken.mockRejectedValueOnce(new Error('There is no room.'));
    await userEvent.click(button('Forget it'));
    expect((await screen.findByRole('alert')).textContent).toBe('There is no room.');
  });

  it('is told one at a time: a question first, then the space, then a broken part', async () => {
    const { tell } = open({ offer: WEB, trouble });
    expect(screen.queryByText(/No connection/)).toBeNull();
    tell({ trouble });
    expect(screen.getByText(/No connection/)).toBeTruthy();
    tell({});
    expect(await screen.findByText(/Title badge: not working/)).toBeTruthy();
    expect(screen.queryByText(/No connection/)).toBeNull();
  });
});
