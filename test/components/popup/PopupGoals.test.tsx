// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Goal } from '../../../lib/core/goal.ts';
import { FOCUS, GOALS, goal, REFUSED } from '../sample.ts';
import { button, open, saved } from './popup-cases.tsx';

afterEach(cleanup);

describe('a goal', () => {
  it('is edited with its rules checked against the issues seen', async () => {
    const { save, user } = open();
    await user.click(button('Checkout under two seconds'));
    expect(await screen.findByText('Matches 2 of 3 issues seen')).toBeDefined();
    expect(screen.getByText('Retry the charge')).toBeDefined();
    expect(screen.getByText(/1 of these also matches goal 2/)).toBeDefined();
    const field = screen.getByRole('textbox', { name: 'Link rules' });
    await user.type(field, '\nepik:A-1');
    expect((await screen.findByRole('alert')).textContent).toContain('Line 2, column 1');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
    await user.click(button('Put back the saved rules'));
    await user.click(button('Save'));
    expect(save).toHaveBeenCalledWith({
      kind: 'goal',
      goal: {
        id: 'checkout',
        title: 'Checkout under two seconds',
        outcome: 'Shoppers do not leave at payment.',
        owner: '@dana',
        due: '2026-12-31',
        measure: {
          name: 'p75 checkout time',
          unit: 's',
          start: 4.1,
          target: 2,
          current: 3.2,
          updated: '2026-11-16',
        },
        rules: ['repo:acme/shop label:checkout'],
      },
    });
  });

  it('has a limit of started issues, a whole number', async () => {
    const { save, user, container } = open();
    await user.click(button('Checkout under two seconds'));
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: /^Most started at once/ });
    await user.type(field, '2.5');
    expect(screen.getByRole('alert').textContent).toBe('Give a whole number from 1 to 99, or nothing.');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
    expect((await axe.run(container, { rules: { region: { enabled: false } } })).violations).toEqual([]);
    await user.clear(field);
    await user.type(field, '3');
    await user.click(button('Save'));
    expect(save.mock.lastCall?.[0]).toMatchObject({ goal: { id: 'checkout', wipLimit: 3 } });
  });

  it('has a title of at most 60 characters, and keeps a longer one in its field', async () => {
    const { user } = open();
    await user.click(button('Checkout under two seconds'));
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Goal' });
    await user.clear(field);
    await user.type(field, 'x'.repeat(61));
    expect(screen.getByRole('alert').textContent).toBe(
      'A goal title has at most 60 characters; this one has 61.',
    );
    expect(field.value).toHaveLength(61);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
  });

  it('comes as the sixth only when another one leaves; keeping the five keeps what was typed', async () => {
    const { save, user } = open();
    await user.click(button('Add a goal'));
    await user.type(await screen.findByRole('textbox', { name: 'Goal' }), 'Gift cards');
    await user.click(button('Save'));
    expect(save).not.toHaveBeenCalled();
    expect(screen.getByRole('heading', { name: 'Which one leaves?' })).toBeDefined();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Checkout/ }).disabled).toBe(true);
    await user.click(button('Keep the five'));
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Goal' })).value).toBe('Gift cards');
    await user.click(button('Save'));
    await user.click(screen.getByRole('radio', { name: /Sellers/ }));
    await user.click(button('Swap goals'));
    expect(save).toHaveBeenCalledWith({
      ...saved,
      goal: { title: 'Gift cards', rules: [] },
      leaves: 'sellers',
    });
  });

  it('is added at once while there is room', async () => {
    const { save, user } = open({ goals: GOALS.slice(0, 4) });
    await user.click(button('Add a goal'));
    await user.type(await screen.findByRole('textbox', { name: 'Goal' }), 'Gift cards');
    await user.click(button('Save'));
    expect(save).toHaveBeenCalledWith({ ...saved, goal: { title: 'Gift cards', rules: [] } });
  });

  it('comes back from the other goals the same way', async () => {
    const { save, user } = open();
    await user.click(button('Others'));
    await user.click(await screen.findByRole('button', { name: 'Make active' }));
    await user.click(button('Swap goals'));
    expect(save).toHaveBeenCalledWith({ kind: 'goal-state', goal: 'gift', state: 'active', leaves: 'wcag' });
  });

  it('is proposed from the issues seen when there is none', async () => {
    const { user } = open({ goals: [], focus: [] });
    await user.click(await screen.findByRole('button', { name: /Payment retries/ }));
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Goal' })).value).toBe(
      'Payment retries',
    );
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Link rules' }).value).toBe(
      'epic:SHOP-12',
    );
  });

  it('keeps everything that was typed when saving fails', async () => {
    const { user } = open({ goals: GOALS.slice(0, 4) }, { reply: REFUSED });
    await user.click(button('Add a goal'));
    await user.type(await screen.findByRole('textbox', { name: 'Goal' }), 'Gift cards');
    await user.click(button('Save'));
    expect((await screen.findByRole('alert')).textContent).toContain('Delete old data');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Goal' }).value).toBe('Gift cards');
  });
});

describe("a team's goals", () => {
  const SPACE = 'github:github.com/acme/shop';
  const [checkout = goal(1), ...rest] = GOALS;
  const team = {
    goals: [{ ...checkout, space: SPACE }, ...rest.slice(0, 2)],
    focus: [{ ...FOCUS, space: SPACE }],
  };

  it('stand first and say whose they are; the five are of one’s own', () => {
    const { container } = open(team);
    const rows = screen.getAllByRole('listitem').map((row) => row.textContent);
    expect(rows[0]).toMatch(/^1Checkout under two secondsteam/);
    expect(rows[1]).not.toContain('team');
    expect(container.textContent).toContain('2 of 5 own');
    expect(screen.getByRole('region', { name: 'This week’s focus' }).textContent).toContain('focus team');
  });

  it('say what was changed here and not published', () => {
    const [goals] = [team.goals.map((one) => (one.space ? { ...one, draft: true as const } : one))];
    const { container } = open({ goals, focus: [{ ...FOCUS, space: SPACE, draft: true }] });
    expect(container.textContent?.match(/Changed here, not published/g)).toHaveLength(2);
  });

  it('are read, and taken into the plan before they are changed', async () => {
    const { user, save, goalDraft } = open(team);
    await user.click(screen.getByRole('button', { name: 'Checkout under two seconds' }));
    expect(await screen.findByText('Everyone in the team has this goal.')).toBeDefined();
    expect(screen.getByText('repo:acme/shop label:checkout')).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
    const draft: Goal = { id: 'checkout', title: 'Checkout', rank: 1, state: 'active', rules: ['label:x'] };
    goalDraft.mockResolvedValue(draft);
    await user.click(button('Take into your plan'));
    expect(save).toHaveBeenCalledWith({ kind: 'draft', goal: 'checkout' });
    const title = await screen.findByRole('textbox', { name: 'Goal' });
    await user.type(title, ' fast');
    await user.click(button('Save'));
    expect(save).toHaveBeenLastCalledWith({
      kind: 'goal',
      goal: expect.objectContaining({ id: 'checkout', title: 'Checkout fast', rules: ['label:x'] }),
    });
  });

  it('as drafts are given up by one button', async () => {
    const draft: Goal = { id: 'checkout', title: 'Checkout', rank: 1, state: 'active', rules: [] };
    const { user, save } = open(team, { draft });
    await user.click(screen.getByRole('button', { name: 'Checkout under two seconds' }));
    await user.click(await screen.findByRole('button', { name: 'As the team has it' }));
    expect(save).toHaveBeenCalledWith({ kind: 'hand-over', goals: ['checkout'], weeks: [] });
  });

  it('leave room for five of one’s own', async () => {
    const five = GOALS.map((one, i) => ({ ...one, rank: i + 2 }));
    const { user, save } = open({
      goals: [{ ...goal(1), id: 'x', title: 'All', space: SPACE }, ...five],
      focus: [],
    });
    await user.click(button('Later'));
    await user.click(button('Add a goal'));
    await user.type(await screen.findByRole('textbox', { name: 'Goal' }), 'Sixth');
    await user.click(button('Save'));
    expect(await screen.findByRole('heading', { name: 'Which one leaves?' })).toBeDefined();
    expect(screen.queryByRole('radio', { name: /All/ })).toBeNull();
    await user.click(button('Swap goals'));
    expect(save).toHaveBeenCalledWith(expect.objectContaining({ kind: 'goal', leaves: 'wcag' }));
  });
});
