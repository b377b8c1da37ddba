// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { FOCUS, GOALS, REFUSED } from '../sample.ts';
import { button, open } from './popup-cases.tsx';

afterEach(cleanup);

describe('the focus', () => {
  const last = { ...FOCUS, week: '2026-W46', also: ['search'] };

  it('is asked for when none is set, with candidates by key', async () => {
    const { save, user } = open({ focus: [] });
    expect(screen.getByRole('heading', { name: 'What is this week’s focus?' })).toBeDefined();
    expect(screen.getByText('W47 · 16 to 22 Nov')).toBeDefined();
    expect(screen.getByText('Three candidates from your own trackers.')).toBeDefined();
    expect(screen.getByText('Nothing warns until you choose')).toBeDefined();
    await user.keyboard('2');
    expect(screen.getAllByRole<HTMLInputElement>('radio').map(({ checked }) => checked)).toEqual([
      false,
      true,
      false,
    ]);
    const chosen = screen.getAllByRole<HTMLInputElement>('radio')[1]?.value ?? '';
    await user.type(screen.getByRole('textbox', { name: /Which slice/ }), 'step 3{Enter}');
    expect(save).toHaveBeenCalledWith({
      kind: 'focus',
      focus: { week: '2026-W47', goal: chosen, slice: 'step 3' },
    });
  });

  it('takes up to two more goals', async () => {
    const { save, user } = open({ focus: [] });
    await user.click(screen.getByRole('radio', { name: /Checkout/ }));
    for (const title of ['Search finds it first time', 'Returns without e-mail']) {
      await user.click(button('Add'));
      await user.click(button(title));
    }
    expect(screen.queryByRole('button', { name: 'Add' })).toBeNull();
    await user.click(button(/^Set focus/));
    expect(save).toHaveBeenCalledWith({
      kind: 'focus',
      focus: { week: '2026-W47', goal: 'checkout', also: ['search', 'returns'] },
    });
  });

  it('carries last week’s over in one click, with slice, more goals and the stop list', async () => {
    const { save, user } = open({ focus: [last] });
    await user.click(button('Carry over'));
    expect(save).toHaveBeenCalledExactlyOnceWith({
      kind: 'focus',
      focus: {
        week: '2026-W47',
        goal: 'checkout',
        slice: 'retries',
        also: ['search'],
        stop: ['label:nice-to-have'],
      },
    });
  });

  it('can wait', async () => {
    const { user } = open({ focus: [] });
    await user.click(button('Later'));
    expect(screen.getByText('No focus this week')).toBeDefined();
  });

  it('asks with which of ranks 1 to 3 a lower goal changes places', async () => {
    const { save, user } = open({ focus: [] });
    await user.click(button('Another goal'));
    await user.click(screen.getByRole('radio', { name: /Storefront/ }));
    await user.click(button(/^Set focus/));
    expect(save).not.toHaveBeenCalled();
    expect(screen.getByRole('heading', { name: 'Which one leaves?' })).toBeDefined();
    expect(screen.getAllByRole('radio')).toHaveLength(3);
    await user.click(screen.getByRole('radio', { name: /Search/ }));
    await user.click(button('Swap goals'));
    expect(save).toHaveBeenCalledWith({
      kind: 'focus',
      focus: { week: '2026-W47', goal: 'wcag' },
      swap: 'search',
    });
  });

  it('can be taken away', async () => {
    const { save, user } = open();
    await user.click(button('Change'));
    await user.click(button('No focus'));
    expect(save).toHaveBeenCalledWith({ kind: 'no-focus', week: '2026-W47' });
  });

  it('says why it changes to another goal, and asks for no reason where it does not', async () => {
    const { save, user } = open();
    await user.click(button('Change'));
    const why = () => screen.queryByRole('textbox', { name: /^Why does it change\?/ });
    expect(why()).toBeNull();
    await user.click(screen.getByRole('radio', { name: /Search/ }));
    await user.type(why() ?? document.body, ' the incident on Monday ');
    await user.click(button(/^Set focus/));
    expect(save).toHaveBeenCalledWith({
      kind: 'focus',
      focus: {
        week: '2026-W47',
        goal: 'search',
        slice: 'retries',
        stop: ['label:nice-to-have'],
        because: 'the incident on Monday',
      },
    });
  });

  it('keeps its stop list when it is changed', async () => {
    const { save, user } = open();
    await user.click(button('Change'));
    await user.click(button(/^Set focus/));
    expect(save).toHaveBeenCalledWith({
      kind: 'focus',
      focus: { week: '2026-W47', goal: 'checkout', slice: 'retries', stop: ['label:nice-to-have'] },
    });
  });

  it('has a list of what is not done this week, as rules', async () => {
    const { save, user } = open();
    await user.click(button('Edit'));
    const field = await screen.findByRole('textbox', { name: 'Not this week' });
    await user.clear(field);
    await user.type(field, 'label:later');
    await user.click(button('Save'));
    expect(save).toHaveBeenCalledWith({
      kind: 'focus',
      focus: { week: '2026-W47', goal: 'checkout', slice: 'retries', stop: ['label:later'] },
    });
  });
});

describe('ranks', () => {
  const titles = () =>
    screen.getAllByRole('listitem').map((row) => within(row).getAllByRole('button')[1]?.textContent);

  it('move by the arrow keys, are shown at once and keep the focus on the handle', async () => {
    const { save, user } = open();
    button(/^Move Search/).focus();
    await user.keyboard('{ArrowUp}');
    expect(save).toHaveBeenCalledWith({
      kind: 'rank',
      order: ['search', 'checkout', 'returns', 'sellers', 'wcag'],
    });
    expect(titles()[0]).toBe('Search finds it first time');
    expect(document.activeElement).toBe(button(/^Move Search finds it first time, rank 1 of 5/));
  });

  it('keep the focus where it is when dragging is loaded', async () => {
    const { user } = open();
    const before = button(/^Move Search/);
    // First: it may be loaded before the pointer has come to rest.
    before.focus();
    await user.hover(before);
    await waitFor(() => expect(button(/^Move Search/)).not.toBe(before));
    expect(document.activeElement).toBe(button(/^Move Search/));
  });

  it('stay where they are at the ends', async () => {
    const { save, user } = open();
    button(/^Move Checkout/).focus();
    await user.keyboard('{ArrowUp}');
    button(/^Move Storefront/).focus();
    await user.keyboard('{ArrowDown}');
    expect(save).not.toHaveBeenCalled();
  });

  it('go back when they could not be saved, and give way to what is stored', async () => {
    const { publish, user } = open({}, { reply: REFUSED });
    button(/^Move Search/).focus();
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(titles()[0]).toBe('Checkout under two seconds'));
    const [first, ...others] = GOALS;
    publish({ goals: first ? [...others, first].map((one, i) => ({ ...one, rank: i + 1 })) : [] });
    expect(titles()[4]).toBe('Checkout under two seconds');
  });
});
