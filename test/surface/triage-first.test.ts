import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { makeOverview } from '../../lib/core/overview.ts';
import { HEAD_KEY, triageHead } from '../../lib/core/triage-head.ts';
import { judge } from '../../lib/core/verdict.ts';
import { VIEW_KEY } from '../../lib/core/view.ts';
import { judged } from '../../lib/surface/judged.ts';
import { triageData } from '../../lib/surface/triage.ts';
import { readFirst } from '../../lib/surface/triage-first.ts';
import { EMPTY, NOW, withGoals } from '../core/records.ts';
import { seen } from '../core/sightings.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

// The focus that it shows is this week's.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW.at) });
  resetBrowser();
});
afterEach(() => vi.useRealTimers());

const DAY = 86_400_000;
const records = {
  ...withGoals(2, { focuses: [{ week: '2026-W47', goal: 'a' }] }),
  settings: { ...EMPTY.settings, scopes: ['github:github.com/acme/shop'] },
  dispositions: [
    { issue: 'github:github.com/acme/shop#3', kind: 'parked' as const, at: NOW.at },
    { issue: 'github:github.com/acme/shop#4', kind: 'upkeep' as const, at: NOW.at },
    { issue: 'github:github.com/acme/shop#900', kind: 'snoozed' as const, at: NOW.at },
  ],
};
const sightings = Array.from({ length: 80 }, (_, i) =>
  seen(i + 1, {
    ...{ labels: [], pulls: [], closes: [], blocks: [], parent: null, statusCategory: 'todo' as const },
    title: `Issue ${i + 1}`,
    ...(i % 9 > 0 && { milestone: null, type: null, projects: [], author: { name: 'kim', bot: false } }),
    assignees: i % 2 === 0 ? ['dana'] : [],
    updated: new Date(Date.parse(NOW.at) - i * DAY).toISOString(),
  }),
);
sightings.push(seen('github:github.com/other/x#1'));

async function publish() {
  const everything = judged(records, sightings, NOW);
  const verdictOf = (facts: IssueFacts) => judge(facts, everything.compiled);
  const { total } = makeOverview(sightings, verdictOf, NOW).counts;
  const head = triageHead(sightings, records.dispositions, verdictOf, NOW, total);
  await browser.storage.session.set({ [HEAD_KEY]: JSON.parse(JSON.stringify(head)) });
  await browser.storage.local.set({ [VIEW_KEY]: everything.view });
  return triageData(everything, 1);
}

it('is the beginning of what triage shows once it has read everything, with the same figures', async () => {
  const whole = await publish();
  const first = await readFirst();
  expect(whole.lists.unlinked.length).toBeGreaterThan(40);
  expect(first?.lists.unlinked).toEqual(whole.lists.unlinked.slice(0, 30));
  expect(first?.beginning).toEqual({
    unlinked: whole.lists.unlinked.length,
    unread: whole.lists.unread.length,
    drawer: whole.lists.drawer.length,
  });
  expect(whole.lists.drawer).toHaveLength(2);
  for (const name of ['goals', 'focus', 'started', 'seen', 'readAt', 'weekStart'] as const)
    expect(first?.[name], name).toEqual(whole[name]);
  const [item] = whole.lists.unlinked;
  expect(item && first?.itemOf(item.facts.key)).toEqual(item && { ...item });
});

it('is nothing before anything was published, or where something else stands', async () => {
  expect(await readFirst()).toBe(null);
  await publish();
  await browser.storage.session.set({ [HEAD_KEY]: 'no head' });
  expect(await readFirst()).toBe(null);
});
