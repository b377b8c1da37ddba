// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Here } from '../../../components/popup/popup-data.ts';
import { cardState, GOALS, ISSUE, REFUSED } from '../sample.ts';
import { button, open } from './popup-cases.tsx';

afterEach(cleanup);

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
