import fc from 'fast-check';
import type { Records } from '../../../lib/core/edit.ts';
import type { PlumblineFile } from '../../../lib/core/file.ts';
import { type Effective, withTeam } from '../../../lib/core/team/effective.ts';
import { NO_POLICY, type Policy } from '../../../lib/core/team/policy.ts';
import type { TeamSpace } from '../../../lib/core/team/space.ts';
import { teamOf } from '../../../lib/core/team/together.ts';
import { anyGoalId, anyIssue, anyRules, anyWeek } from '../records.ts';

/** Documents of spaces for tests: small by hand, and any at random out of a few words, so that they meet often. */

export const SHOP = 'github:github.com/acme/shop';
export const PLAN = 'github:github.com/acme/plan';

export function document(more: Partial<PlumblineFile> = {}): PlumblineFile {
  return { format: 'plumbline', version: 1, ...more };
}

export function space(file: Partial<PlumblineFile>, address = SHOP): TeamSpace {
  return { address, file: document(file), readAt: '2026-11-21T10:00:00Z' };
}

/** What holds for a person with their own records in the joined spaces. */
export function withSpaces(
  own: Records,
  spaces: readonly TeamSpace[],
  policy: Policy = NO_POLICY,
): Effective {
  return withTeam(own, teamOf(spaces, policy), policy);
}

/** Half the time not there. */
const maybe = <N extends string, T>(name: N, value: fc.Arbitrary<T>): fc.Arbitrary<{ [K in N]?: T }> =>
  // A computed name is any text to the compiler.
  fc
    .option(value, { nil: undefined })
    .map((one) => (one === undefined ? {} : { [name]: one }) as { [K in N]?: T });

const all = <A extends object, B extends object, C extends object, D extends object>(
  ...[a, b, c, d]: [fc.Arbitrary<A>, fc.Arbitrary<B>, fc.Arbitrary<C>, fc.Arbitrary<D>]
) => fc.tuple(a, b, c, d).map(([one, two, three, four]) => ({ ...one, ...two, ...three, ...four }));

const moment = fc.constantFrom('2026-11-01T00:00:00Z', '2026-11-20T12:00:00Z');
const scopes = fc.uniqueArray(fc.constantFrom(SHOP, PLAN, 'jira:acme.atlassian.net/SHOP'));

const anyGoal = all(
  fc.record({ id: anyGoalId, title: fc.constantFrom('Checkout', 'Search', 'Returns') }),
  all(
    maybe('rank', fc.integer({ min: 1, max: 7 })),
    maybe('state', fc.constantFrom('active' as const, 'later' as const, 'retired' as const)),
    maybe('due', fc.constantFrom('2026-11-30', '2026-12-31')),
    maybe('rules', anyRules),
  ),
  maybe(
    'measure',
    fc.record(
      { name: fc.constantFrom('p75', 'share'), current: fc.constantFrom(1, 2) },
      { requiredKeys: ['name'] },
    ),
  ),
  all(
    maybe('updated', moment),
    maybe('colour', fc.constantFrom('teal', 'plum')),
    fc.constant({}),
    fc.constant({}),
  ),
);

const anyFocus = all(
  fc.record({ week: anyWeek, goal: anyGoalId }),
  maybe('slice', fc.constantFrom('retries', 'wallets')),
  maybe('also', fc.uniqueArray(anyGoalId, { maxLength: 2 })),
  maybe('stop', anyRules),
);

const anyLink = all(
  fc.record({ issue: anyIssue, goal: anyGoalId }),
  maybe('not', fc.constant(true)),
  maybe('reason', fc.constantFrom('seen', 'told')),
  maybe('at', moment),
);

const anyDisposition = all(
  fc.record({ issue: anyIssue, kind: fc.constantFrom('upkeep' as const, 'parked' as const) }),
  maybe('reason', fc.constantFrom('after the release', 'waits')),
  maybe('at', moment),
  fc.constant({}),
);

const sections = all(
  all(
    maybe('scopes', scopes),
    maybe('goals', fc.uniqueArray(anyGoal, { selector: ({ id }) => id, maxLength: 7 })),
    maybe('focus', fc.uniqueArray(anyFocus, { selector: ({ week }) => week })),
    maybe('exempt', anyRules),
  ),
  maybe(
    'links',
    fc.uniqueArray(anyLink, { selector: ({ issue, goal }) => `${issue.toLowerCase()} ${goal}` }),
  ),
  maybe('dispositions', fc.uniqueArray(anyDisposition, { selector: ({ issue }) => issue.toLowerCase() })),
  all(
    maybe('team', fc.constantFrom({ name: 'Shop' }, { name: 'Shop', size: 5 })),
    maybe('settings', fc.record({ noInheritance: scopes })),
    fc.constant({}),
    fc.constant({}),
  ),
);

export const anyDocument: fc.Arbitrary<PlumblineFile> = sections.map(document);

export const anySpaces: fc.Arbitrary<TeamSpace[]> = fc
  .tuple(anyDocument, anyDocument, fc.nat(2))
  .map(([one, other, count]) => [space(one, SHOP), space(other, PLAN)].slice(0, count));
