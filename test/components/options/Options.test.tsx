// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { broken, layOut } from '../triage/support.tsx';
import { DATA, noticeActions, PAY, SHOP, section, show } from './options-cases.tsx';

beforeAll(() => {
  layOut();
  document.documentElement.lang = 'en';
  document.title = 'Options';
});

afterEach(cleanup);

it('breaks no accessibility rule and says when it was saved', async () => {
  show();
  expect(screen.getByText('Saved on this device, 10:42')).toBeTruthy();
  expect(await broken()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Delete everything…' }));
  expect(await broken()).toEqual([]);
});

it('says what is the matter with what is stored, and what can be done', async () => {
  const words = 'A newer Plumbline wrote this data.';
  show({ readOnly: true }, {}, [{ id: 'read-only', tone: 'amber', words, actions: ['export', 'update'] }]);
  expect(screen.getByRole('status').textContent).toContain(words);
  expect(await broken()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  expect(noticeActions.export).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: 'Update' }));
  expect(screen.getByText('The store has no newer Plumbline yet.').closest('[role=status]')).toBeTruthy();
  expect(await broken()).toEqual([]);
  noticeActions.update.mockRejectedValueOnce(new Error('The browser did not answer.'));
  await userEvent.click(screen.getByRole('button', { name: 'Update' }));
  expect(screen.getByRole('alert').textContent).toBe('The browser did not answer.');
});

describe('scopes', () => {
  it.each([
    ['acme/storefront', 'github:github.com/acme/storefront'],
    ['acme/*', 'github:github.com/acme/*'],
    ['https://acme.atlassian.net/browse/SHOP-9', 'jira:acme.atlassian.net/SHOP'],
    ['https://github.com/acme/website/issues/3', 'github:github.com/acme/website'],
  ])('adds %s', async (typed, scope) => {
    const { save } = show();
    const field = section('Scopes').getByRole('textbox');
    await userEvent.type(field, `${typed}{Enter}`);
    expect(save).toHaveBeenCalledWith({ kind: 'settings', patch: { scopes: [SHOP, PAY, scope] } });
    expect(field).toHaveProperty('value', '');
  });

  it('says what can be written when it names no place, and that one is on already', async () => {
    const { save } = show();
    const field = section('Scopes').getByRole('textbox');
    await userEvent.type(field, 'nonsense{Enter}');
    expect(section('Scopes').getByRole('alert').textContent).toContain('acme/shop');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await userEvent.clear(field);
    await userEvent.type(field, 'ACME/shop{Enter}');
    expect(section('Scopes').getByRole('alert').textContent).toContain('is already on');
    expect(save).not.toHaveBeenCalled();
  });

  it('keeps the words of a field that could not be saved', async () => {
    show({}, { save: () => Promise.reject(new Error('There is no room.')) });
    const field = section('Scopes').getByRole('textbox');
    await userEvent.type(field, 'acme/app{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('There is no room.');
    expect(field).toHaveProperty('value', 'acme/app');
  });

  it('removes one, with a way back', async () => {
    const { save, undo } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Remove PAY' }));
    expect(save).toHaveBeenCalledWith({ kind: 'settings', patch: { scopes: [SHOP] } });
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledWith('edit-1');
  });

  it('asks the browser for a host within the click itself', () => {
    const { allowHost } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Allow this host' }));
    expect(allowHost).toHaveBeenCalledWith('jira.acme.example');
  });

  it('says it when the browser refuses a host', async () => {
    show({}, { allowHost: async () => false });
    await userEvent.click(screen.getByRole('button', { name: 'Allow this host' }));
    expect((await screen.findByRole('alert')).textContent).toContain('jira.acme.example');
  });

  it('switches inheritance off for one scope', async () => {
    const { save } = show();
    await userEvent.click(screen.getByRole('switch', { name: /dependencies in acme\/shop/ }));
    expect(save).toHaveBeenCalledWith({ kind: 'settings', patch: { noInheritance: [SHOP] } });
  });
});

describe('settings', () => {
  it('sets the first day of the week', async () => {
    const { save } = show();
    await userEvent.selectOptions(section('Week').getByRole('combobox'), 'Sunday');
    expect(save).toHaveBeenCalledWith({ kind: 'settings', patch: { weekStart: 7 } });
  });

  it('switches a part off and on', async () => {
    const { save } = show({ settings: { ...DATA.settings, partsOff: ['title-badge'] } });
    const badge = screen.getByRole('switch', { name: 'Badge beside the title' });
    expect(badge.getAttribute('aria-checked')).toBe('false');
    await userEvent.click(badge);
    expect(save).toHaveBeenCalledWith({ kind: 'settings', patch: { partsOff: [] } });
  });

  it('shows what each exempt rule answers, and removes one', async () => {
    const { save } = show();
    expect(section('Never asked about').getByText('answers 41')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Remove is:bot' }));
    expect(save).toHaveBeenCalledWith({
      kind: 'settings',
      patch: { exempt: ['label:dependencies,security', '"release v*"'] },
    });
  });

  it('refuses a bad rule where it is typed, and the hint mends it', async () => {
    const { save } = show();
    const exempt = section('Never asked about');
    await userEvent.type(exempt.getByRole('textbox'), 'lable:flaky');
    expect(exempt.getByRole('alert').textContent).toContain('Column 1: no qualifier is called "lable".');
    expect(exempt.getByRole('button', { name: 'Add' })).toHaveProperty('disabled', true);
    await userEvent.type(exempt.getByRole('textbox'), '{Enter}');
    expect(save).not.toHaveBeenCalled();
    await userEvent.click(exempt.getByRole('button', { name: 'label:' }));
    expect(exempt.queryByRole('alert')).toBeNull();
    await userEvent.click(exempt.getByRole('button', { name: 'Add' }));
    expect(save).toHaveBeenCalledWith({
      kind: 'settings',
      patch: { exempt: [...DATA.settings.exempt, 'label:flaky'] },
    });
  });
});

describe('problems and token', () => {
  it('copies a report and forgets the problem to try again', async () => {
    const { copy, forgetProblem } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Copy report' }));
    expect(copy).toHaveBeenCalledWith('{"part":"title badge"}');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(forgetProblem).toHaveBeenCalledWith('p1');
  });

  it('takes a token in and never shows it', async () => {
    const { saveToken } = show();
    const field = screen.getByLabelText('GitHub token', { selector: 'input' });
    expect(field.getAttribute('type')).toBe('password');
    await userEvent.type(field, ' github_pat_secret {Enter}');
    expect(saveToken).toHaveBeenCalledWith('github.com', 'github_pat_secret');
    expect(field).toHaveProperty('value', '');
    expect(document.body.textContent).not.toContain('github_pat_secret');
  });

  it('forgets the token', async () => {
    const { saveToken } = show({ hasToken: true });
    await userEvent.click(screen.getByRole('button', { name: 'Forget it' }));
    expect(saveToken).toHaveBeenCalledWith('github.com', null);
  });
});
