// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../../components/common/notices-data.ts';
import { Options } from '../../../components/options/Options.tsx';
import type { OptionsActions, OptionsData } from '../../../components/options/options-data.ts';
import { DEFAULT_SETTINGS } from '../../../lib/core/settings.ts';
import { broken, layOut } from '../triage/support.tsx';
import { SYNC, syncActions, teamActions } from './support.ts';

beforeAll(() => {
  layOut();
  document.documentElement.lang = 'en';
  document.title = 'Options';
});
afterEach(cleanup);

const SHOP = 'github:github.com/acme/shop';
const PAY = 'jira:jira.acme.example/PAY';

const DATA: OptionsData = {
  settings: { ...DEFAULT_SETTINGS, scopes: [SHOP, PAY] },
  locked: [],
  policyProblems: [],
  scopes: [
    { scope: SHOP, tracker: 'github', name: 'acme/shop', host: 'github.com', open: 312, granted: true },
    { scope: PAY, tracker: 'jira', name: 'PAY', host: 'jira.acme.example', open: 0, granted: false },
  ],
  drawnIn: [SHOP, PAY],
  answers: { 'is:bot': 41 },
  problems: [
    {
      id: 'p1',
      part: 'title badge',
      host: 'github.com',
      message: 'Not found.',
      tried: ['pull', '2025-09'],
      count: 2,
      at: '2026-11-18T09:12:00.000Z',
      report: '{"part":"title badge"}',
    },
  ],
  hasToken: false,
  refusedHosts: [],
  sync: null,
  team: null,
  reminder: true,
  stored: [
    {
      what: 'Issues seen',
      records: 4213,
      bytes: 3_100_000,
      oldest: '2026-10-01T08:00:00Z',
      also: 'only here',
    },
  ],
  readOnly: false,
  savedAt: '2026-11-18T10:42:00.000Z',
  readAt: '2026-11-18T10:42:00.000Z',
  today: '2026-11-18',
};

const noticeActions = {
  export: vi.fn(async () => null),
  update: vi.fn(async () => 'The store has no newer Plumbline yet.'),
  dismiss: vi.fn(async () => null),
  'focus-read': vi.fn(async () => null),
  'no-reminder': vi.fn(async () => null),
};

function show(
  data: Partial<OptionsData> = {},
  more: Partial<OptionsActions> = {},
  notices: readonly Notice[] = [],
) {
  const actions = {
    save: vi.fn<OptionsActions['save']>(async () => ({ undo: 'edit-1', words: 'Saved it' })),
    undo: vi.fn<OptionsActions['undo']>(async () => ({ undo: 'undo:edit-1', words: 'Taken back' })),
    allowHost: vi.fn<OptionsActions['allowHost']>(async () => true),
    forgetProblem: vi.fn<OptionsActions['forgetProblem']>(async () => undefined),
    copy: vi.fn<OptionsActions['copy']>(async () => undefined),
    saveToken: vi.fn<OptionsActions['saveToken']>(async () => undefined),
    download: vi.fn<OptionsActions['download']>(async () => undefined),
    preview: vi.fn<OptionsActions['preview']>(),
    remind: vi.fn<OptionsActions['remind']>(async () => undefined),
    sync: syncActions(),
    team: teamActions(),
    erase: vi.fn<OptionsActions['erase']>(async () => undefined),
    ...more,
  };
  const noticed = { notices, noticeActions };
  render(<Options data={{ ...DATA, ...data }} actions={actions} {...noticed} />);
  return actions;
}

const section = (name: string) => within(screen.getByRole('region', { name }));

it('breaks no accessibility rule and says when it was saved', async () => {
  show();
  expect(screen.getByText(/^Saved on this device, \d+:42$/)).toBeTruthy();
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

describe('everything stored', () => {
  const file = new File(['{}'], 'plumbline-2026-11-18.json', { type: 'application/json' });
  const choose = () => userEvent.upload(screen.getByTestId('import-file'), file);
  const content = { format: 'plumbline', version: 1, goals: [] } as const;

  it('counts what is there', () => {
    show();
    expect(screen.getByRole('row', { name: 'Issues seen 4,213 3.1 MB 1 Oct only here' })).toBeTruthy();
  });

  it('exports', async () => {
    const { download } = show();
    await userEvent.click(screen.getByTestId('export'));
    expect(download).toHaveBeenCalledOnce();
  });

  it('says what an import would change, applies it, and takes it back', async () => {
    const words = 'Would add 1 goal and 14 links, and change 2 goals.';
    const { save, undo } = show(
      {},
      { preview: async () => ({ file: { ...content, goals: [] }, words, changes: 17 }) },
    );
    await choose();
    expect(await screen.findByText(words)).toBeTruthy();
    expect(save).not.toHaveBeenCalled();
    const apply = screen.getByTestId('import-apply');
    expect(apply.textContent).toBe('Import 17 changes');
    await userEvent.click(apply);
    expect(save).toHaveBeenCalledWith({ kind: 'import', file: { ...content, goals: [] } });
    expect(screen.queryByTestId('import-apply')).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledWith('edit-1');
  });

  it('a cancelled import changes nothing', async () => {
    const { save } = show(
      {},
      { preview: async () => ({ file: { ...content, goals: [] }, words: 'Would add 1 goal.', changes: 1 }) },
    );
    await choose();
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(screen.queryByTestId('import-apply')).toBeNull();
    expect(save).not.toHaveBeenCalled();
  });

  it('says what is wrong with a bad file, and takes the mended one', async () => {
    const preview = vi
      .fn<OptionsActions['preview']>()
      .mockRejectedValueOnce(new Error('This file is not JSON.'))
      .mockResolvedValueOnce({ file: { ...content, goals: [] }, words: 'Would add 1 goal.', changes: 1 });
    show({}, { preview });
    await choose();
    expect((await screen.findByRole('alert')).textContent).toContain('This file is not JSON.');
    await choose();
    expect(await screen.findByTestId('import-apply')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('deletes everything only after it was asked again', async () => {
    const { erase } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Delete everything…' }));
    expect(erase).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Delete everything…' }));
    await userEvent.click(screen.getByRole('button', { name: 'Delete everything' }));
    expect(erase).toHaveBeenCalledOnce();
  });
});

describe('a policy (fault 57)', () => {
  const WHY = 'Your organisation sets this. Ask whoever manages this browser.';
  const named = (name: string) => screen.queryByRole<HTMLButtonElement>('button', { name });

  it('shows what it sets with the reason, and nothing to change it by', async () => {
    show({ locked: ['scopes', 'exempt', 'weekStart', 'noInheritance', 'partsOff', 'columnCounts'] });
    for (const name of ['Scopes', 'Week', 'Never asked about', 'What Plumbline shows'])
      expect(section(name).getByText(WHY)).toBeTruthy();
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'A week begins on' }).disabled).toBe(true);
    for (const one of ['Scopes', 'What Plumbline shows'].flatMap((name) =>
      section(name).getAllByRole<HTMLButtonElement>('switch'),
    ))
      expect(one.disabled).toBe(true);
    expect(named('Remove acme/shop')?.disabled).toBe(true);
    expect(named('Remove is:bot')?.disabled).toBe(true);
    expect(named('Add')).toBeNull();
    expect(named('Allow this host')?.disabled).toBe(false);
    expect(await broken()).toEqual([]);
  });

  it('locks no more than it sets', () => {
    show({ locked: ['weekStart'] });
    expect(screen.getAllByText(WHY)).toHaveLength(1);
    expect(named('Remove acme/shop')?.disabled).toBe(false);
    for (const one of ['Scopes', 'What Plumbline shows'].flatMap((name) =>
      section(name).getAllByRole<HTMLButtonElement>('switch'),
    ))
      expect(one.disabled).toBe(false);
  });

  it('lists what of it cannot be used', () => {
    show({ problems: [], policyProblems: ['colour: No policy can set this.'] });
    const problems = section('Problems');
    expect(problems.getByText('colour: No policy can set this. This is left out.')).toBeTruthy();
    expect(problems.getByText('Nothing else')).toBeTruthy();
    expect(screen.getByRole('link', { name: /^Problems ?1$/ })).toBeTruthy();
  });
});

describe('what leaves this device', () => {
  it('names a token that is not taken any more, asks for a new one, and forgets it', async () => {
    const { saveToken } = show({ refusedHosts: ['github.com'] });
    expect(section('GitHub token').getByText(/does not take the token for github.com any more/)).toBeTruthy();
    expect(screen.getByRole('link', { name: /^GitHub token ?1$/ })).toBeTruthy();
    expect(await broken()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Forget the token for github.com' }));
    expect(saveToken).toHaveBeenCalledWith('github.com', null);
  });

  it('switches the weekly reminder of an export', async () => {
    const { remind } = show({ reminder: true });
    await userEvent.click(screen.getByRole('switch', { name: 'Weekly reminder to export' }));
    expect(remind).toHaveBeenCalledWith(false);
  });

  it('has a section each for the team and for other devices, but not while the database is closed', async () => {
    show({ sync: SYNC, team: { spaces: [], hasPolicyPlan: false, notes: [] } });
    expect(section('Your other devices').getByText('Saved on this device')).toBeTruthy();
    expect(section('Team space').getByRole('textbox')).toBeTruthy();
    expect(await broken()).toEqual([]);
    cleanup();
    show();
    expect(screen.queryByRole('region', { name: 'Team space' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Your other devices' })).toBeNull();
  });

  it('comes to the section that the address names, once it is there', () => {
    const scrolled = vi.fn();
    Element.prototype.scrollIntoView = scrolled;
    location.hash = '#sync';
    show({ sync: SYNC });
    expect(scrolled).toHaveBeenCalledOnce();
    expect(screen.getByRole('link', { name: 'Your other devices' }).getAttribute('aria-current')).toBe(
      'true',
    );
    location.hash = '';
  });
});
