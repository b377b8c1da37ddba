// @vitest-environment jsdom
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '../../../components/popup/Popup.tsx';
import type { BrokenPart, Here, PopupActions, PopupData } from '../../../components/popup/popup-data.ts';
import type { Goal } from '../../../lib/core/goal.ts';
import type { PublishedView } from '../../../lib/core/view.ts';
import {
  background,
  cardState,
  FOCUS,
  facts,
  GOALS,
  goal,
  ISSUE,
  NOW,
  OVERVIEW,
  REFUSED,
  SAVED,
  view,
} from '../sample.ts';

// The editor is loaded when it is first opened, and compiled then on a busy machine.
configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);

const SEEN = [
  facts({ key: 'github:github.com/acme/shop#1', title: 'Retry the charge', labels: ['checkout'] }),
  facts({ key: 'github:github.com/acme/shop#2', title: 'Back off', labels: ['checkout', 'search'] }),
  facts({ key: 'github:github.com/acme/shop#3', title: 'Else' }),
];
const LATER: Goal = { id: 'gift', title: 'Gift cards work abroad', rank: 5, state: 'later', rules: [] };

type Options = { here?: Here; reply?: typeof REFUSED; broken?: BrokenPart | null; draft?: Goal | null };

function open(
  more: Partial<PublishedView> = {},
  { here = { kind: 'none' }, reply = SAVED, broken = null, draft = null }: Options = {},
) {
  const actions = {
    ...background(reply),
    here: vi.fn(async () => here),
    newGoals: vi.fn(async () => [
      {
        kind: 'new' as const,
        title: 'Payment retries',
        rule: 'epic:SHOP-12',
        why: '4 open issues under SHOP-12',
      },
    ]),
    issuesSeen: vi.fn(async () => SEEN),
    goalDraft: vi.fn(async (_: string): Promise<Goal | null> => draft),
    goals: vi.fn(async () => [LATER]),
    broken: vi.fn(async () => broken),
    tryAgain: vi.fn<PopupActions['tryAgain']>(async () => undefined),
    copy: vi.fn<PopupActions['copy']>(async () => undefined),
    join: vi.fn(async () => undefined),
    decline: vi.fn(async () => undefined),
    forgetToken: vi.fn(async () => undefined),
    look: vi.fn(async () => undefined),
    keep: vi.fn(async () => undefined),
    allowHost: vi.fn(async () => true),
    openPage: vi.fn(),
  } satisfies PopupActions;
  const draw = (data: PopupData) => <Popup data={data} now={NOW} actions={actions} />;
  const { rerender, container } = render(draw({ view: view(more), overview: OVERVIEW }));
  return {
    ...actions,
    container,
    publish: (next: Partial<PublishedView>) => rerender(draw({ view: view(next), overview: OVERVIEW })),
    user: userEvent.setup(),
  };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const saved = { kind: 'goal' as const };

describe('home', () => {
  it('shows the focus first, the counts, and the goals by rank with their open issues', async () => {
    const { container } = open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Checkout under two seconds');
    expect(container.textContent).toContain('W47 · until Sun 22 Nov');
    expect(container.textContent).toContain('This week: retries');
    expect(container.textContent).toContain('p75 checkout time 3.2 s, target 2 s by 31 Dec');
    const rows = screen.getAllByRole('listitem').map((row) => row.textContent);
    expect(rows).toHaveLength(5);
    expect(rows[0]).toContain('Checkout under two seconds14 open');
    expect(container.textContent).toContain('label:nice-to-have');
    expect(screen.getByRole('status').textContent).toMatch(/^25 started, all read, /);
    expect((await axe.run(container, { rules: { region: { enabled: false } } })).violations).toEqual([]);
  });

  it('says of a goal with a limit how many issues of it are started, in amber beyond it', async () => {
    const started = async (wipLimit: number) => {
      const { container } = open({ goals: GOALS.map((one, i) => (i === 0 ? { ...one, wipLimit } : one)) });
      expect((await axe.run(container, { rules: { region: { enabled: false } } })).violations).toEqual([]);
      const words = screen.getByText(/ started$/, { selector: '.goal-row span' });
      cleanup();
      return [words.textContent, words.classList.contains('past')];
    };
    expect(await started(5)).toEqual(['5 of 5 started', false]);
    expect(await started(3)).toEqual(['5 of 3 started', true]);
  });

  it('opens triage with the number of open questions', async () => {
    const { openPage, user } = open();
    await user.click(button('Triage 9'));
    expect(openPage).toHaveBeenCalledWith('triage');
  });

  it('says which issue is in the tab and what it serves', async () => {
    const { verdict } = cardState({ state: 'unlinked' });
    const { openPage, user } = open({}, { here: { kind: 'issue', key: ISSUE, title: 'Back off', verdict } });
    await user.click(await screen.findByRole('button', { name: /Unlinked work.*acme\/shop#455 Back off/ }));
    expect(openPage).toHaveBeenCalledWith('triage', `issue=${ISSUE}`);
  });

  it('says that a tab must be reloaded after an update', async () => {
    open({}, { here: { kind: 'issue', key: ISSUE, verdict: null, gone: true } });
    expect(await screen.findByText('Reload this tab to see Plumbline again.')).toBeDefined();
  });

  it('says which part does not work, and leads to the details', async () => {
    const { openPage, user } = open({}, { broken: { part: 'title badge', host: 'github.com' } });
    expect((await screen.findByText(/not working/)).textContent).toContain(
      'Title badge: not working on github.com. The rest of the page does.',
    );
    await user.click(button('Details'));
    expect(openPage).toHaveBeenCalledWith('options', 'problems');
  });

  it('has the next step focused', () => {
    open();
    expect(document.activeElement).toBe(button('Triage 9'));
    cleanup();
    open({ focus: [] });
    expect(document.activeElement).toBe(screen.getAllByRole('radio').find((one) => one.matches(':checked')));
  });

  it('says where the answer was saved, and takes it back', async () => {
    const { undo, user } = open();
    button(/^Move Search/).focus();
    await user.keyboard('{ArrowUp}');
    expect(await screen.findByText(/^Saved on this device, \d+:\d\d$/)).toBeDefined();
    await user.click(button('Undo'));
    expect(undo).toHaveBeenCalledWith('u1');
  });

  it('says what to do when saving fails', async () => {
    const { user } = open({}, { reply: REFUSED });
    button(/^Move Search/).focus();
    await user.keyboard('{ArrowUp}');
    expect((await screen.findByRole('alert')).textContent).toContain('Delete old data');
  });
});

describe('a place that was not opted in', () => {
  const jira: Here = {
    kind: 'quiet',
    name: 'SHOP on acme.atlassian.net',
    inScope: false,
    offers: [{ scope: 'jira:acme.atlassian.net/SHOP', name: 'SHOP on acme.atlassian.net' }],
    host: { name: 'acme.atlassian.net', origins: ['https://acme.atlassian.net/*'] },
  };

  it('is tracked in one click, and nothing is asked that is allowed already', async () => {
    const offers = [{ scope: 'github:github.com/acme/admin', name: 'acme/admin' }];
    const here: Here = { kind: 'quiet', name: 'acme/admin', inScope: false, offers, host: null };
    const { save, allowHost, user } = open({}, { here });
    expect((await screen.findByText(/is in no scope/)).textContent).toBe(
      'acme/admin is in no scope, so nothing is drawn and nothing is read.',
    );
    await user.click(button('Track acme/admin'));
    const scopes = ['github:github.com/acme/shop', 'github:github.com/acme/admin'];
    expect(save).toHaveBeenCalledWith({ kind: 'settings', patch: { scopes } });
    expect(allowHost).not.toHaveBeenCalled();
  });

  it('says why the browser will ask for a host, and asks within the click', async () => {
    const { save, allowHost, user } = open({}, { here: jira });
    const track = await screen.findByRole('button', { name: 'Track SHOP on acme.atlassian.net' });
    expect(screen.getByText(/Plumbline reads its issues to tell which goal they serve/)).toBeDefined();
    let during = false;
    track.addEventListener('click', () => queueMicrotask(() => (during = allowHost.mock.calls.length === 1)));
    await user.click(track);
    expect(during).toBe(true);
    expect(allowHost).toHaveBeenCalledWith(jira.host);
    expect(save).toHaveBeenCalledOnce();
  });

  it('only asks for the host where the scope is there already', async () => {
    const { save, allowHost, user } = open({}, { here: { ...jira, inScope: true, offers: [] } });
    await user.click(await screen.findByRole('button', { name: 'Allow acme.atlassian.net' }));
    expect(allowHost).toHaveBeenCalledOnce();
    expect(save).not.toHaveBeenCalled();
  });
});

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
    await user.hover(before);
    before.focus();
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
