// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Offering, TeamActions } from '../../../components/options/team-data.ts';
import { broken, layOut } from '../triage/support.tsx';
import { button, click, DIFFERENCE, NOTHING, OFFERING, SHOP, said, show, WEB } from './team-cases.tsx';

beforeAll(() => {
  layOut();
  document.documentElement.lang = 'en';
  document.title = 'Options';
});

afterEach(cleanup);

describe('publishing', () => {
  async function open(different: Partial<TeamActions> = {}) {
    const shown = show(
      {},
      { offering: async () => OFFERING, preview: vi.fn(async () => DIFFERENCE), ...different },
    );
    await click('Publish to acme/shop');
    return shown;
  }

  it('chooses changes of the team’s goals to begin with, and nothing that is one’s own', async () => {
    const { preview } = await open();
    const checked = screen
      .getAllByRole<HTMLInputElement>('checkbox')
      .map(({ checked, parentElement }) => [parentElement?.textContent, checked]);
    expect(checked).toEqual([
      ['Checkout under two seconds', true],
      ['Search finds it first time', false],
      ['W48: Checkout under two seconds', false],
      ['acme/app', false],
      ['label:flaky', false],
      ['14 of yours on issues in the team’s scopes', false],
    ]);
    expect(await broken()).toEqual([]);
    await userEvent.click(screen.getByRole('checkbox', { name: /W48/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: /14 of yours/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Checkout under two seconds' }));
    await click('Show difference');
    expect(preview).toHaveBeenCalledWith({
      address: SHOP.address,
      share: { ...NOTHING, weeks: ['2026-W48'], answers: true },
      take: [],
    });
  });

  it('brings along the goal of a focus that the team does not have', async () => {
    const weeks = [{ id: '2026-W48', words: 'W48: Search', goal: 'search' }];
    await open({ offering: async () => ({ ...OFFERING, weeks }) });
    await userEvent.click(screen.getByRole('checkbox', { name: 'W48: Search' }));
    expect(screen.getByRole('checkbox', { name: 'Search finds it first time' })).toHaveProperty(
      'checked',
      true,
    );
  });

  it('shows the difference, and only then writes what was shown', async () => {
    const { publish } = await open({ publish: vi.fn(async () => null) });
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
    await click('Show difference');
    expect(screen.getByText(DIFFERENCE.changes[0] ?? '')).toBeTruthy();
    expect(await broken()).toEqual([]);
    await click('Publish');
    const choice = { address: SHOP.address, share: { ...NOTHING, goals: ['checkout'] }, take: [] };
    expect(publish).toHaveBeenCalledWith(choice, 'seen-1');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(said()).toBe('Published to acme/shop');
  });

  it('shows what others changed since, and where it says who', async () => {
    const since = ['Goal Search: rule label:x added'];
    await open({ preview: async () => ({ ...DIFFERENCE, since, notes: ['6 goals would be active.'] }) });
    await click('Show difference');
    const others = screen.getByRole('region', { name: 'Others changed since you last read it' });
    expect(within(others).getByText(since[0] ?? '')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Who changed it' }).getAttribute('href')).toBe(
      DIFFERENCE.history,
    );
    expect(screen.getByText('6 goals would be active.')).toBeTruthy();
  });

  it('keeps theirs where both changed the same, until the person uses their own', async () => {
    const conflict = { id: 'c1', what: 'Goal Checkout: due', theirs: '30 Nov', mine: '31 Dec' };
    const preview = vi.fn<TeamActions['preview']>(async ({ take }) => ({
      ...DIFFERENCE,
      conflicts: [conflict],
      seen: `seen with ${take.join()}`,
    }));
    const { publish } = await open({ preview, publish: vi.fn(async () => null) });
    await click('Show difference');
    expect(screen.getByRole('group', { name: 'Both changed Goal Checkout: due' })).toBeTruthy();
    expect(screen.getByRole('radio', { name: 'Keep theirs: 30 Nov' })).toHaveProperty('checked', true);
    expect(await broken()).toEqual([]);
    await userEvent.click(screen.getByRole('radio', { name: 'Use mine: 31 Dec' }));
    expect(preview).toHaveBeenLastCalledWith(expect.objectContaining({ take: ['c1'] }));
    expect(screen.getByRole('radio', { name: 'Use mine: 31 Dec' })).toHaveProperty('checked', true);
    await click('Publish');
    expect(publish).toHaveBeenCalledWith(expect.objectContaining({ take: ['c1'] }), 'seen with c1');
  });

  it('shows the new difference when someone else wrote in between', async () => {
    const again = { ...DIFFERENCE, since: ['note quicker'], seen: 'seen-2' };
    const publish = vi.fn<TeamActions['publish']>().mockResolvedValueOnce(again).mockResolvedValueOnce(null);
    await open({ publish });
    await click('Show difference');
    await click('Publish');
    expect(screen.getByRole('alert').textContent).toContain('Someone else wrote in between');
    expect(screen.getByText('note quicker')).toBeTruthy();
    await click('Publish');
    expect(publish).toHaveBeenLastCalledWith(expect.anything(), 'seen-2');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('stays with what was chosen when it cannot be read or written', async () => {
    const words =
      'GitHub says this token may not write acme/shop. Nothing was changed. Needs: Contents, write.';
    await open({ publish: () => Promise.reject(new Error(words)) });
    await click('Show difference');
    await click('Publish');
    expect(screen.getByRole('alert').textContent).toBe(words);
    await click('Back');
    expect(screen.getByRole('checkbox', { name: 'Checkout under two seconds' })).toHaveProperty(
      'checked',
      true,
    );
    await click('Cancel');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says when there is nothing to publish', async () => {
    const empty: Offering = { drafts: [], goals: [], weeks: [], scopes: [], exempt: [], answers: 0 };
    await open({ offering: async () => empty });
    expect(screen.getByText('Nothing of yours differs from what acme/shop has.')).toBeTruthy();
    expect(button('Show difference')).toHaveProperty('disabled', true);
    cleanup();
    await open({ preview: async () => ({ ...DIFFERENCE, changes: [] }) });
    await click('Show difference');
    expect(screen.getByText('There is nothing to publish: acme/shop has all of it.')).toBeTruthy();
    expect(button('Publish')).toHaveProperty('disabled', true);
  });
});

describe('a proposal', () => {
  const FILE = { format: 'plumbline', version: 1 } as const;
  const PROPOSED = {
    file: FILE,
    changes: ['Goal Checkout: due 31 Dec'],
    words: 'Would add 1 goal.',
    count: 1,
  };
  const field = () => screen.getByRole('textbox', { name: /^A proposal/ });

  it('is shown as a difference, and imported or published', async () => {
    const preview = vi.fn(async () => DIFFERENCE);
    const { proposal, save } = show({}, { proposal: vi.fn(async () => PROPOSED), preview });
    await userEvent.type(field(), 'next-week');
    await click('Look at it');
    expect(proposal).toHaveBeenCalledWith(SHOP.address, 'next-week');
    expect(screen.getByText('Goal Checkout: due 31 Dec')).toBeTruthy();
    expect(screen.getByText('Imported into your own plan, it would add 1 goal.')).toBeTruthy();
    expect(await broken()).toEqual([]);
    await click('Publish…');
    expect(preview).toHaveBeenCalledWith({ address: SHOP.address, share: NOTHING, take: [], proposal: FILE });
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
    await click('Cancel');
    await click('Import');
    expect(save).toHaveBeenCalledWith({ kind: 'import', file: FILE });
    expect(screen.queryByText('Goal Checkout: due 31 Dec')).toBeNull();
  });

  it('goes to the space that was chosen', async () => {
    const { proposal } = show(
      { spaces: [SHOP, { ...WEB, state: 'joined' }] },
      { proposal: vi.fn(async () => PROPOSED) },
    );
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'For the team of' }), WEB.address);
    await userEvent.type(field(), 'x');
    await click('Look at it');
    expect(proposal).toHaveBeenCalledWith(WEB.address, 'x');
  });

  it('says what is wrong with it, and keeps its words', async () => {
    show(
      {},
      { proposal: () => Promise.reject(new Error('plumbline.json is not JSON, or only a part of it.')) },
    );
    await userEvent.click(field());
    await userEvent.paste('{"format"');
    await click('Look at it');
    expect(screen.getByRole('alert').textContent).toContain('is not JSON');
    expect(field()).toHaveProperty('value', '{"format"');
    expect(await broken()).toEqual([]);
  });

  it('has nothing to do when it is the plan already, and no place without a space', async () => {
    show({}, { proposal: async () => ({ ...PROPOSED, changes: [], count: 0 }) });
    await userEvent.type(field(), 'x');
    await click('Look at it');
    expect(screen.getByText('acme/shop has this plan already.')).toBeTruthy();
    expect(button('Publish…')).toHaveProperty('disabled', true);
    expect(button('Import')).toHaveProperty('disabled', true);
    cleanup();
    show({ spaces: [WEB] });
    expect(screen.queryByRole('textbox', { name: /^A proposal/ })).toBeNull();
  });
});
