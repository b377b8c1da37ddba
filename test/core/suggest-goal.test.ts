import { describe, expect, it } from 'vitest';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { parseRules } from '../../lib/core/rules/parse.ts';
import { suggestGoal } from '../../lib/core/suggest-goal.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';

const goal = (id: string, rank: number, ...rules: string[]): PublishedGoal => ({
  id,
  rank,
  title: id,
  state: 'active',
  rules: parseRules(rules.join('\n')).rules,
});
const view = {
  goals: [
    goal('checkout', 1, 'repo:acme/shop label:checkout', 'repo:acme/shop is:open -label:ui'),
    goal('search', 2, 'label:search milestone:"v2.0"', 'repo:acme/shop retry'),
  ],
};
const facts = (more: Partial<IssueFacts>): IssueFacts => ({
  key: 'github:github.com/acme/app#7',
  state: 'open',
  readAt: '',
  source: 'page',
  ...more,
});

describe('suggestGoal', () => {
  it('proposes the goal of which the telling part of a rule holds', () => {
    const found = suggestGoal(facts({ labels: ['Checkout'] }), view, { links: {} });
    expect(found).toEqual({ goal: view.goals[0], term: 'label:checkout' });
  });

  it('takes the best rank when several would do', () => {
    const found = suggestGoal(facts({ labels: ['search', 'checkout'] }), view, { links: {} });
    expect(found?.goal.id).toBe('checkout');
  });

  it('knows words of the title', () => {
    expect(suggestGoal(facts({ labels: [], title: 'Retry the charge' }), view, { links: {} })).toMatchObject({
      goal: { id: 'search' },
      term: 'retry',
    });
  });

  it('proposes nothing for where the issue is, what it lacks or what was not read', () => {
    expect(suggestGoal(facts({ key: 'github:github.com/acme/shop#7' }), view, { links: {} })).toBeNull();
    expect(suggestGoal(facts({ labels: [], title: 'Else' }), view, { links: {} })).toBeNull();
  });

  it('never proposes what a person said it is not', () => {
    const links = {
      'github:github.com/acme/app#7': [
        { issue: 'github:github.com/Acme/app#7', goal: 'checkout', not: true },
      ],
    };
    expect(suggestGoal(facts({ labels: ['checkout'] }), view, { links })).toBeNull();
  });
});
