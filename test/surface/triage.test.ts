import { describe, expect, it, vi } from 'vitest';
import type { Records } from '../../lib/core/edit.ts';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { containerOf, parseKey, sameKey } from '../../lib/core/issue.ts';
import { DEFAULT_SETTINGS } from '../../lib/core/settings.ts';
import type { Sighting } from '../../lib/core/sighting.ts';
import { judged } from '../../lib/surface/judged.ts';
import { triageData } from '../../lib/surface/triage.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const NOW = { at: '2026-11-18T10:42:00.000Z', today: '2026-11-18' };

function seen(number: number, more: Partial<IssueFacts> = {}, repo = 'shop'): Sighting {
  const key = `github:github.com/acme/${repo}#${number}`;
  const ref = parseKey(key);
  if (!ref) throw new Error(key);
  const facts: IssueFacts = {
    ...{
      key,
      kind: 'issue',
      title: `Issue ${number}`,
      state: 'open',
      labels: [],
      milestone: null,
      parent: null,
    },
    ...{ author: { name: 'dana', bot: false }, assignees: ['dana'], blocks: [], closes: [], pulls: [] },
    ...{ updated: NOW.at, readAt: NOW.at, source: 'page' },
    ...more,
  };
  return { key: sameKey(key), container: containerOf(ref).toLowerCase(), facts, seenAt: NOW.at };
}

function records(more: Partial<Records> = {}): Records {
  return {
    goals: [{ id: 'checkout', title: 'Checkout', rank: 1, state: 'active', rules: ['label:checkout'] }],
    focuses: [{ week: '2026-W47', goal: 'checkout' }],
    links: [],
    dispositions: [],
    settings: { ...DEFAULT_SETTINGS, scopes: ['github:github.com/acme/shop'] },
    ...more,
  };
}

const OLD = '2026-10-01T00:00:00.000Z';

function lists(sightings: Sighting[], some: Partial<Records> = {}) {
  const data = triageData(judged(records(some), sightings, NOW), 1);
  const short = (tab: keyof typeof data.lists) =>
    data.lists[tab].map(({ facts, group }) => `${facts.key.split('#')[1]}${group ? ` ${group}` : ''}`);
  return { data, unlinked: short('unlinked'), unread: short('unread'), drawer: short('drawer') };
}

describe('the lists of triage', () => {
  it('puts what moves first, then what stands still, then what nobody has started', () => {
    const found = lists([
      seen(1, { assignees: [], updated: NOW.at }),
      seen(2, { updated: OLD }),
      seen(3),
      seen(4, { labels: ['checkout'] }),
      seen(5, {}, 'elsewhere'),
      seen(6, { state: 'closed' }),
    ]);
    expect(found.unlinked).toEqual(['3 moving', '2 still', '1 idle']);
    expect(found.data).toMatchObject({ focus: 'checkout', seen: 5, readAt: NOW.at });
  });

  it('without a focus nothing is called moving, and started work still stands before the rest', () => {
    const found = lists([seen(1, { assignees: [] }), seen(2)], { focuses: [] });
    expect(found.unlinked).toEqual(['2 still', '1 idle']);
    expect(found.data.focus).toBeNull();
  });

  it('never asks about an issue that could not be judged', () => {
    const { labels, ...unread } = seen(1).facts;
    const found = lists([{ ...seen(1), facts: unread }]);
    expect([found.unlinked, found.unread]).toEqual([[], ['1']]);
  });

  it('keeps in the drawer what was put away, newest first, seen or not, until it wakes', () => {
    const issue = (n: number) => `github:github.com/acme/shop#${n}`;
    const found = lists([seen(1), seen(3), seen(4)], {
      dispositions: [
        { issue: issue(1), kind: 'parked', reason: 'later', at: '2026-11-01T00:00:00Z' },
        { issue: issue(2), kind: 'stopped', at: '2026-11-03T00:00:00Z' },
        { issue: issue(3), kind: 'snoozed', until: '2026-11-18', at: '2026-11-04T00:00:00Z' },
        { issue: issue(4), kind: 'upkeep', at: '2026-11-05T00:00:00Z' },
      ],
    });
    expect(found.drawer).toEqual(['2', '1']);
    expect(found.unlinked).toEqual(['3 moving']);
  });

  it('finds any issue seen by its key in any spelling', () => {
    const { data } = lists([seen(4, { labels: ['checkout'] })]);
    expect(data.itemOf('github:github.com/ACME/Shop#4')?.verdict.state).toBe('focus');
    expect(data.itemOf('github:github.com/acme/shop#99')).toBeNull();
  });

  it('suggests the goal of which a rule nearly held, for open questions only', () => {
    const goals = [
      {
        id: 'checkout',
        title: 'Checkout',
        rank: 1,
        state: 'active' as const,
        rules: ['repo:acme/app label:pay'],
      },
    ];
    const { data } = lists([seen(1, { labels: ['pay'] }), seen(2)], { goals });
    const [first, second] = data.lists.unlinked;
    if (!first || !second) throw new Error('two are asked about');
    expect([data.suggest(first), data.suggest(second)]).toMatchObject([
      { goal: { id: 'checkout' }, term: 'label:pay' },
      null,
    ]);
    expect(data.suggest({ ...first, verdict: { ...first.verdict, state: 'upkeep' } })).toBeNull();
  });

  it('an issue under a goal’s issue is no question', () => {
    const under = seen(8, { parent: { key: 'github:github.com/acme/shop#4', parent: null } });
    expect(lists([seen(4, { labels: ['checkout'] }), under]).unlinked).toEqual([]);
    const settings = { ...records().settings, noInheritance: ['github:github.com/acme/shop'] };
    expect(lists([seen(4, { labels: ['checkout'] }), under], { settings }).unlinked).toEqual(['8 moving']);
  });
});
