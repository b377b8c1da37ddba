import fc from 'fast-check';
import type { Edit } from '../../../lib/core/edit.ts';
import { makeFile } from '../../../lib/core/file/make.ts';
import { anyGoalId, anyIssue, anyRecords, anyRules, anyWeek } from '../records.ts';

/** Edits at random over the few names of records.ts, so that most of them can be. */

const some = <T extends string, V>(name: T, value: fc.Arbitrary<V>) =>
  fc
    .option(value, { nil: undefined })
    .map((one) => (one === undefined ? {} : { [name]: one }) as { [N in T]?: V });
const joined = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all));

export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constantFrom('link', 'except'), issue: anyIssue, goal: anyGoalId }),
  fc.record({
    kind: fc.constant('dispose'),
    issues: fc.array(anyIssue, { minLength: 1, maxLength: 4 }),
    disposition: joined(
      fc.record({ kind: fc.constantFrom('upkeep', 'parked', 'snoozed', 'muted', 'stopped', 'duplicate') }),
      some('until', fc.constantFrom('2026-11-20', '2026-12-24')),
      some('of', anyIssue),
      some('reason', fc.constant('after the release')),
    ),
  }),
  fc.record({ kind: fc.constant('clear'), issue: anyIssue }),
  joined(
    fc.record({
      kind: fc.constant('goal'),
      goal: joined(
        fc.record({
          title: fc.constantFrom('Checkout', 'Search', 'Über', '検索', 'x'.repeat(61)),
          rules: anyRules,
        }),
        some('id', anyGoalId),
        some('due', fc.constant('2026-12-31')),
      ),
    }),
    some('leaves', anyGoalId),
  ),
  joined(
    fc.record({
      kind: fc.constant('goal-state'),
      goal: anyGoalId,
      state: fc.constantFrom('active', 'later', 'retired', 'reached'),
    }),
    some('leaves', anyGoalId),
  ),
  fc.record({ kind: fc.constant('rank'), order: fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f', 'g']) }),
  joined(
    fc.record({
      kind: fc.constant('focus'),
      focus: joined(
        fc.record({ week: anyWeek, goal: anyGoalId }),
        some('also', fc.array(anyGoalId, { maxLength: 3 })),
        some('stop', anyRules),
      ),
    }),
    some('swap', anyGoalId),
  ),
  fc.record({ kind: fc.constant('no-focus'), week: anyWeek }),
  fc.record({
    kind: fc.constant('settings'),
    patch: joined(
      some('scopes', fc.array(fc.constantFrom('acme/shop', 'Acme/Shop', 'acme'))),
      some('exempt', anyRules),
    ),
  }),
  fc.record({ kind: fc.constant('import'), file: anyRecords.map(makeFile) }),
) as fc.Arbitrary<Edit>; // The parts are put together by name, which the compiler does not follow; see the first test.
