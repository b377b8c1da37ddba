// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GoalCard } from '../../../components/goal/GoalCard.tsx';
import type { Beside, Finding, FindingKind } from '../../../lib/core/note.ts';
import { readWords } from '../../../lib/core/note-words.ts';
import { local } from '../../local.ts';
import { background, cardState, ISSUE, NOW } from '../sample.ts';

afterEach(cleanup);

const YESTERDAY = local('2026-11-20T12:00');
const here: Beside = { key: ISSUE, title: 'Back off', state: 'closed', readAt: NOW.at };
const shop9: Beside = {
  key: 'jira:acme.atlassian.net/SHOP-9',
  url: 'https://acme.atlassian.net/browse/SHOP-9',
  title: 'Retry payment',
  state: 'in progress',
  readAt: YESTERDAY,
};
const near: Beside = {
  key: 'github:github.com/acme/shop#12',
  url: 'https://github.com/acme/shop/issues/12',
  state: 'open',
  readAt: NOW.at,
};

function open(...found: Finding[]) {
  const state = cardState({ state: 'unlinked', note: { found } });
  const actions = { ...background(), readNow: vi.fn(async () => undefined), openPage: vi.fn() };
  render(<GoalCard state={state} now={NOW} actions={actions} onClose={vi.fn()} />);
}
const found = (is: FindingKind, ...others: Beside[]): Finding => ({ is, here, others });

describe('what the card says beside the verdict', () => {
  it('puts the two states of the same work side by side, each with its age', () => {
    open(found('twin-differs', shop9));
    expect(screen.getByRole('heading', { name: 'Closed here, in progress there' })).toBeDefined();
    const terms = screen.getAllByRole('term').map(({ parentElement }) => parentElement?.textContent);
    expect(terms).toEqual([
      `Hereclosed${readWords(NOW.at, NOW.today)}`,
      `SHOP-9in progress${readWords(YESTERDAY, NOW.today)}`,
    ]);
  });

  it('says of a twin that agrees no more than what it is', () => {
    open(found('twin', { key: shop9.key, readAt: YESTERDAY }));
    expect(screen.getByRole('heading', { name: 'The same work in Jira' })).toBeDefined();
    expect(screen.getByText('not read')).toBeDefined();
  });

  it('leads to the other issue, in a tab of its own', () => {
    open(found('twin-differs', shop9), found('blocks-focus', near));
    const link = screen.getByRole('link', { name: 'SHOP-9' });
    expect([link.getAttribute('href'), link.getAttribute('rel')]).toEqual([shop9.url, 'noreferrer']);
    expect(screen.getByRole('link', { name: '#12' }).getAttribute('href')).toBe(near.url);
  });

  it.each<[Finding, heading: string]>([
    [found('blocks-focus', near), 'Blocks this week’s focus'],
    [found('waits-on-unlinked', near), 'Waits on work that no goal holds yet'],
    [found('parent-done', { ...near, state: 'closed' }), 'Closed, but its parent is closed'],
    [found('children-open', near), 'Closed, but 1 child is open'],
    [{ ...found('children-open', near, shop9), more: 3 }, 'Closed, but 5 children are open'],
    [found('children-done', near), 'Closed, but all its children are done'],
  ])('lists the issues of $is', (finding, heading) => {
    open(finding);
    const part = screen.getByRole('heading', { name: heading }).parentElement;
    if (!part) throw new Error('no part');
    const items = within(part).getAllByRole('listitem');
    expect(items[0]?.textContent).toContain(`${finding.others[0]?.state}, ${readWords(NOW.at, NOW.today)}`);
    expect(items).toHaveLength(finding.others.length + (finding.more ? 1 : 0));
  });

  it('is nothing that axe objects to', async () => {
    open(found('twin-differs', shop9), found('blocks-focus', near));
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations).toEqual([]);
  });
});
