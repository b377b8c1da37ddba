import { expect, it } from 'vitest';
import { makeOverview } from '../../lib/core/overview.ts';
import type { Verdict } from '../../lib/core/view.ts';
import { overviewSchema } from './overview-schema.ts';
import { NOW } from './records.ts';
import { seen, verdict, viewGoal } from './sightings.ts';

const begun = { assignees: ['dana'] };
const still = { assignees: [], pulls: [] };
const [a, b] = [viewGoal('a', 1), viewGoal('b', 2)];

it('counts started work by state, goals with what is open, started and done, and all open issues in scope', () => {
  const cases: [ReturnType<typeof seen>, Verdict][] = [
    [seen(1, begun), verdict('focus', [a, b])],
    [seen(2, still), verdict('focus', [a])],
    [seen(3, { ...begun, state: 'closed' }), verdict('focus', [a])],
    [seen(4, begun), verdict('linked', [b])],
    [seen(5, begun), verdict('upkeep')],
    [seen(6, begun), verdict('unlinked')],
    [seen(7, begun), verdict('unlinked')],
    [seen(8, begun), verdict('parked')],
    [seen(9, begun), verdict('snoozed')],
    [seen(10, still), verdict('idle')],
    [seen(11, { state: 'closed' }), verdict('done')],
    [seen(12, {}), verdict('unknown')],
    [seen(13, still), verdict('unknown')],
    [seen(14, {}), verdict('linked', [b])],
    [seen(15, begun), verdict('out-of-scope')],
    [seen(16, begun), verdict('idle')],
  ];
  const verdicts = new Map(cases.map(([{ facts }, one]) => [facts, one]));
  const overview = makeOverview(
    cases.map(([sighting]) => sighting),
    (facts) => verdicts.get(facts) ?? verdict('out-of-scope'),
    NOW,
  );
  expect(overview).toEqual({
    at: NOW.at,
    counts: { focus: 1, linked: 1, upkeep: 1, unlinked: 2, unknown: 1, parked: 2, total: 9 },
    goals: { a: { open: 2, done: 1, started: 1 }, b: { open: 3, done: 0, started: 2 } },
    seen: 13,
  });
  expect(overviewSchema.parse(overview)).toEqual(overview);
});
