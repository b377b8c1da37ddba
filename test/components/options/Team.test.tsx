// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TeamActions } from '../../../components/options/team-data.ts';
import { local } from '../../local.ts';
import { broken, layOut } from '../triage/support.tsx';
import { click, SHOP, said, show, WEB } from './team-cases.tsx';

beforeAll(() => {
  layOut();
  document.documentElement.lang = 'en';
  document.title = 'Options';
});

afterEach(cleanup);

describe('spaces', () => {
  it('shows what each holds, how old that is and what is wrong', async () => {
    const trouble = 'No connection. What was read before stays.';
    show({
      spaces: [
        SHOP,
        { ...SHOP, address: 'a', name: 'acme/api', trouble, readAt: local('2026-11-21T07:42') },
        { ...SHOP, address: 'b', name: 'acme/new', goals: null },
        WEB,
      ],
      hasPolicyPlan: true,
      notes: ['Search waits for later: 5 goals can be active.'],
    });
    const text = screen.getByRole('region', { name: 'Team space' }).textContent;
    expect(text).toContain('acme/shop3 goals, read 10:30');
    expect(text).toContain(`${trouble} What shows is 3 hours old.`);
    expect(text).toContain('No plan yet: publish the first one');
    expect(text).toContain('acme/web carries a Plumbline: join?');
    expect(text).toContain('Your organisation');
    expect(text).toContain('Search waits for later');
    expect(await broken()).toEqual([]);
  });

  it('leads to where the person signs in', async () => {
    const trouble = 'acme.atlassian.net asks you to sign in. What was read at 10:42 stays.';
    show({ spaces: [{ ...SHOP, tracker: 'jira', trouble, signIn: 'https://acme.atlassian.net/' }] });
    expect(screen.getByText(trouble, { exact: false })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open Jira' }).getAttribute('href')).toBe(
      'https://acme.atlassian.net/',
    );
    expect(await broken()).toEqual([]);
  });

  it('joins by one address, and keeps its words when that cannot be', async () => {
    const join = vi.fn<TeamActions['join']>(async () => 'acme/shop');
    join.mockRejectedValueOnce(new Error('Write acme/shop.'));
    show({ spaces: [] }, { join });
    const field = screen.getByRole('textbox', { name: 'Address of a team space' });
    await userEvent.type(field, 'nonsense{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('Write acme/shop.');
    expect(field).toHaveProperty('value', 'nonsense');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(await broken()).toEqual([]);
    await userEvent.clear(field);
    await userEvent.type(field, 'acme/shop{Enter}');
    expect(join).toHaveBeenLastCalledWith('acme/shop');
    expect(said()).toBe('You are in acme/shop');
    expect(field).toHaveProperty('value', '');
  });

  it('answers to one that was offered', async () => {
    const { join, leave } = show({ spaces: [WEB] });
    await click('Join acme/web');
    expect(join).toHaveBeenCalledWith(WEB.address);
    await click('Do not join acme/web now');
    expect(leave).toHaveBeenCalledWith(WEB.address);
    expect(said()).toBe('acme/web is not asked about again');
  });

  it('reads one now, and leaves one, unless the policy put the person there', async () => {
    const { read, leave } = show();
    await click('Read acme/shop now');
    expect(read).toHaveBeenCalledWith(SHOP.address);
    await click('Leave acme/shop');
    expect(leave).toHaveBeenCalledWith(SHOP.address);
    cleanup();
    show({ spaces: [{ ...SHOP, byPolicy: true }] });
    expect(screen.queryByRole('button', { name: 'Leave acme/shop' })).toBeNull();
    expect(screen.getByText('Your organisation put you in it.')).toBeTruthy();
  });
});
