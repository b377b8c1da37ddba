// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OptionsActions } from '../../../components/options/options-data.ts';
import { broken, layOut } from '../triage/support.tsx';
import { section, show } from './options-cases.tsx';
import { SYNC } from './support.ts';

beforeAll(() => {
  layOut();
  document.documentElement.lang = 'en';
  document.title = 'Options';
});

afterEach(cleanup);

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
