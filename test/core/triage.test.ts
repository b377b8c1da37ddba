import { expect, it } from 'vitest';
import { sameKey } from '../../lib/core/issue.ts';
import { triageQueue } from '../../lib/core/triage.ts';
import type { VerdictState } from '../../lib/core/view.ts';
import { NOW } from './records.ts';
import { seen, verdict } from './sightings.ts';

const daysAgo = (days: number) => new Date(Date.parse(NOW.at) - days * 86_400_000).toISOString();

it('asks about what moves, then what stands, then what nobody has started; newest first', () => {
  const states = new Map<string, VerdictState>();
  const issue = (n: number, state: VerdictState, days?: number, more = {}) => {
    const one = seen(n, { ...(days === undefined ? {} : { updated: daysAgo(days) }), ...more }, daysAgo(n));
    states.set(one.key, state);
    return one;
  };
  const { moving, standing } = triageQueue(
    [
      issue(1, 'unlinked', 90, { statusCategory: 'progress' }),
      issue(2, 'unlinked', 6),
      issue(3, 'idle', 0),
      issue(4, 'linked', 0),
      issue(5, 'unlinked', 8),
      issue(6, 'unlinked', 7),
      issue(7, 'unlinked', undefined, { statusCategory: 'progress' }),
      issue(8, 'unlinked'),
      issue(9, 'unlinked', 1),
      issue(10, 'unlinked'),
      issue(11, 'idle', 50),
      issue(12, 'upkeep', 0),
      issue(13, 'unknown', 0),
      issue(14, 'done', 0),
    ],
    (facts) => verdict(states.get(sameKey(facts.key)) ?? 'done'),
    NOW,
  );
  const numbers = (items: typeof moving) => items.map(({ sighting }) => Number(sighting.key.split('#')[1]));
  expect(numbers(moving)).toEqual([9, 2, 6, 7]);
  expect(numbers(standing)).toEqual([5, 1, 8, 10, 3, 11]);
  expect(standing.at(-1)?.verdict.state).toBe('idle');
});
