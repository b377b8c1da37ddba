import fc from 'fast-check';
import type { Disposition, GoalLink } from '../../lib/core/act.ts';
import type { Records } from '../../lib/core/edit.ts';
import { idOf } from '../../lib/core/edits/changes.ts';
import type { WeeklyFocus } from '../../lib/core/focus.ts';
import type { Goal } from '../../lib/core/goal.ts';
import { DEFAULT_SETTINGS } from '../../lib/core/settings.ts';
import type { Now } from '../../lib/core/view.ts';

/** Records for tests: small by hand, and any valid ones at random. */

export const NOW: Now = { at: '2026-11-21T10:42:00.000Z', today: '2026-11-21' };
export const SHOP7 = 'github:github.com/acme/shop#7';
export const SHOP8 = 'github:github.com/Acme/Shop#8';
export const SHOP_9 = 'jira:acme.atlassian.net/SHOP-9';

export const EMPTY: Records = {
  goals: [],
  focuses: [],
  links: [],
  dispositions: [],
  settings: DEFAULT_SETTINGS,
};

export function goal(id: string, rank: number, more: Partial<Goal> = {}): Goal {
  return { id, title: `Goal ${id}`, rank, state: 'active', rules: [], ...more };
}

/** Active goals `a` to `e`, as many as said. */
export function withGoals(count: number, more: Partial<Records> = {}): Records {
  return {
    ...EMPTY,
    goals: ['a', 'b', 'c', 'd', 'e'].slice(0, count).map((id, i) => goal(id, i + 1)),
    ...more,
  };
}

/** Ids from 1, never the same twice. */
export function counter(): () => string {
  let n = 0;
  return () => String(++n).padStart(8, '0');
}

/** Tables are sets: their order is none of a record's. */
export function sorted(records: Records): Records {
  const by = <T>(list: T[], id: (one: T) => string) => list.toSorted((x, y) => (id(x) < id(y) ? -1 : 1));
  return {
    goals: by(records.goals, idOf.goals),
    focuses: by(records.focuses, idOf.focuses),
    links: by(records.links, idOf.links),
    dispositions: by(records.dispositions, idOf.dispositions),
    settings: records.settings,
  };
}

export const anyIssue = fc.constantFrom(
  SHOP7,
  SHOP8,
  SHOP_9,
  'github:github.com/acme/api#1',
  'jira:jira.acme.com/OPS-2',
);
export const anyGoalId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
export const anyWeek = fc.constantFrom('2026-W46', '2026-W47', '2026-W48');
export const anyRules = fc.uniqueArray(
  fc.constantFrom(
    'label:checkout',
    'repo:acme/shop -label:"not now"',
    'project:SHOP epic:SHOP-12',
    '"wish list"',
  ),
);
const moment = fc.constantFrom(
  '2026-11-01T00:00:00Z',
  '2026-11-10T08:00:00+02:00',
  '2026-11-20T12:00:00.000Z',
);
const stamp = <K extends string>(name: K) =>
  fc.option(moment, { nil: undefined }).map((at) => (at ? { [name]: at } : {}) as { [N in K]?: string });
const maybeReason = fc.constantFrom({}, { reason: 'after the release' });

const someGoals = fc
  .tuple(
    fc.uniqueArray(anyGoalId),
    fc.array(
      fc.tuple(
        fc.constantFrom('later', 'retired', 'reached'),
        anyRules,
        stamp('updated'),
        fc.constantFrom({}, { wipLimit: 3 }),
      ),
      {
        minLength: 7,
        maxLength: 7,
      },
    ),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([ids, rest, active]) =>
    ids.map((id, i): Goal => {
      const [state = 'later', rules = [], updated = {}, limit = {}] = rest[i] ?? [];
      return goal(id, i + 1, {
        rules,
        ...updated,
        ...limit,
        state: i < active ? 'active' : (state as Goal['state']),
      });
    }),
  );

const someFocuses = fc.uniqueArray(
  fc
    .tuple(
      anyWeek,
      anyGoalId,
      stamp('updated'),
      fc.constantFrom<Partial<WeeklyFocus>>({}, { slice: 'retries' }, { also: ['x'] }, { stop: ['label:x'] }),
    )
    .map(([week, id, updated, more]): WeeklyFocus => ({ week, goal: id, ...updated, ...more })),
  { selector: ({ week }) => week },
);

/** Each issue with exceptions, and with one answer at most: links or a disposition. */
const someActs = fc
  .uniqueArray(
    fc.record({
      issue: anyIssue,
      goals: fc.uniqueArray(anyGoalId, { maxLength: 3 }),
      answer: fc.constantFrom('none', 'link', 'upkeep', 'parked', 'snoozed'),
      at: stamp('at'),
      more: maybeReason,
    }),
    { selector: ({ issue }) => issue },
  )
  .map((issues) => ({
    links: issues.flatMap(({ issue, goals, answer, at, more }) =>
      goals.map(
        (id, i): GoalLink => ({
          issue,
          goal: id,
          ...at,
          ...more,
          ...(answer === 'link' && i === 0 ? {} : { not: true }),
        }),
      ),
    ),
    dispositions: issues.flatMap(({ issue, answer, at, more }): Disposition[] =>
      answer === 'none' || answer === 'link'
        ? []
        : [
            {
              issue,
              kind: answer as Disposition['kind'],
              ...at,
              ...more,
              ...(answer === 'snoozed' ? { until: '2026-12-01' } : {}),
            },
          ],
    ),
  }));

const someSettings = fc.record(
  {
    scopes: fc.uniqueArray(
      fc.constantFrom(
        'github:github.com/acme/shop',
        'github:github.com/acme/*',
        'jira:acme.atlassian.net/SHOP',
      ),
    ),
    exempt: fc.uniqueArray(
      fc.constantFrom('is:bot', 'label:dependencies,security', '"release v*"', 'label:chore'),
    ),
    weekStart: fc.integer({ min: 1, max: 7 }),
    noInheritance: fc.uniqueArray(fc.constantFrom('github:github.com/acme/*', 'jira:acme.atlassian.net/*')),
    partsOff: fc.uniqueArray(fc.constantFrom('title-badge', 'strip', 'strip github:github.com/acme/shop')),
    columnCounts: fc.boolean(),
  },
  { requiredKeys: ['scopes', 'exempt', 'weekStart', 'noInheritance', 'partsOff'] },
);

/** Any records that edits and imports can have led to. */
export const anyRecords: fc.Arbitrary<Records> = fc
  .tuple(someGoals, someFocuses, someActs, someSettings)
  .map(([goals, focuses, acts, settings]) => ({ goals, focuses, ...acts, settings }));
