import fc from 'fast-check';
import type { Disposition, GoalLink } from '../../lib/core/act.ts';
import type { Ancestor, IssueFacts, Related } from '../../lib/core/facts.ts';
import { notApplicable } from '../../lib/core/facts.ts';
import { IS_VALUES, NO_VALUES } from '../../lib/core/rules/parse.ts';
import { printRule } from '../../lib/core/rules/print.ts';
import type { Rule, Term } from '../../lib/core/rules/rule.ts';
import type { Now, PublishedActs, PublishedView } from '../../lib/core/view.ts';

/** Random issues, rules and views out of a few words, so that they meet often. */

export const NOW: Now = { at: '2026-11-21T12:00:00Z', today: '2026-11-21' };
export const WEEK = '2026-W47';

const REPOS = ['acme/shop', 'Acme/API', 'beta/site'];
const PROJECTS = ['SHOP', 'OPS'];
const WORDS = ['bug', 'Checkout', 'search', 'v2'];
const TITLES = ['Checkout is slow', 'Release v2', 'search, again', 'Bump axios'];
const DAYS = ['2026-01-31', '2026-11-01', '2026-11-20'];
const TIMES = ['2026-01-31T23:30:00-02:00', '2026-11-01T10:00:00Z', '2026-11-20T00:00:00Z'];
const PEOPLE = ['dana', 'jo', 'renovate[bot]'];

const from = <const T>(...values: readonly T[]) => fc.constantFrom(...values);
const someOf = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });

const githubKey = fc
  .tuple(from(...REPOS), fc.integer({ min: 1, max: 4 }))
  .map(([repo, n]) => `github:github.com/${repo}#${n}`);
const jiraKey = fc
  .tuple(from(...PROJECTS), fc.integer({ min: 1, max: 4 }))
  .map(([p, n]) => `jira:acme.atlassian.net/${p}-${n}`);
export const anyKey = fc.oneof(githubKey, jiraKey);

const related = (key: fc.Arbitrary<string>): fc.Arbitrary<Related> =>
  fc.record(
    { key, title: from(...TITLES), state: from('open', 'closed', 'merged', 'draft') },
    { requiredKeys: ['key'] },
  );

function ancestor(key: fc.Arbitrary<string>, above: number): fc.Arbitrary<Ancestor> {
  const parent = above > 0 ? fc.option(ancestor(key, above - 1), { nil: null }) : fc.constant(null);
  return fc.record({ key, title: from(...TITLES), type: from('Epic', null), parent });
}

const common = {
  title: from(...TITLES),
  type: from('Bug', 'Task', null),
  labels: someOf(WORDS),
  assignees: someOf(PEOPLE),
  priority: from('High', null),
  sprints: someOf(['Sprint 9', 'v2']),
  created: from(...TIMES),
  updated: from(...TIMES),
};

const jiraFacts: fc.Arbitrary<IssueFacts> = fc
  .record({
    ...common,
    key: jiraKey,
    status: from('Open', 'Doing'),
    statusCategory: from('todo', 'progress', 'done'),
    parent: fc.option(ancestor(jiraKey, 1), { nil: null }),
    fixVersions: someOf(['v2', '1.0']),
    components: someOf(WORDS),
    author: from('dana', 'jo', null),
    blockedBy: fc.array(related(jiraKey), { maxLength: 2 }),
    blocks: fc.array(related(jiraKey), { maxLength: 2 }),
  })
  .map(({ author, ...facts }): IssueFacts => {
    const project = { title: 'Shop', key: facts.key.replace(/^.*\/|-\d+$/g, '') };
    return {
      ...facts,
      ...notApplicable(facts),
      kind: 'issue',
      projects: [project],
      author: author === null ? null : { name: author, bot: false },
      reporter: author,
      readAt: NOW.at,
      source: 'rest',
    };
  });

const githubFacts: fc.Arbitrary<IssueFacts> = fc
  .record({
    ...common,
    key: githubKey,
    kind: from('issue', 'pull'),
    closed: fc.boolean(),
    draft: fc.boolean(),
    milestone: from('v2', 'Search it', null),
    parent: fc.option(ancestor(githubKey, 1), { nil: null }),
    projects: fc.array(
      fc.record({ title: from('Road map', 'Shop'), number: from(7, 8) }, { requiredKeys: ['title'] }),
      { maxLength: 1 },
    ),
    author: from(...PEOPLE, null),
    blockedBy: fc.array(related(githubKey), { maxLength: 2 }),
    blocks: fc.array(related(githubKey), { maxLength: 2 }),
    closes: fc.array(related(githubKey), { maxLength: 2 }),
    pulls: fc.array(related(githubKey), { maxLength: 1 }),
  })
  .map(({ closed, draft, author, ...facts }): IssueFacts => {
    const isPull = facts.kind === 'pull';
    const state = closed ? (isPull && draft ? 'merged' : 'closed') : isPull && draft ? 'draft' : 'open';
    return {
      ...facts,
      ...notApplicable(facts),
      state,
      statusCategory: closed ? 'done' : isPull ? 'progress' : 'todo',
      status: null,
      fixVersions: [],
      components: [],
      author: author === null ? null : { name: author, bot: author.includes('bot') },
      readAt: NOW.at,
      source: 'page',
    };
  });

/** Everything read. */
const wholeFacts = fc.oneof(githubFacts, jiraFacts);

/** What is hidden of facts: some fields, and the chain upwards from some step on. */
const hidden = fc.record({
  fields: fc.tuple(fc.infiniteStream(fc.nat(5)), fc.integer({ min: 0, max: 3 })),
  chain: fc.option(fc.nat(2), { nil: null }),
});

/** Two readings of the same issue, the second with at least all of the first. */
export const readings: fc.Arbitrary<{ less: IssueFacts; more: IssueFacts; whole: IssueFacts }> = fc
  .tuple(wholeFacts, hidden, fc.infiniteStream(fc.boolean()), fc.boolean())
  .map(([whole, { fields, chain }, learned, chainLearned]) => {
    const [dice, share] = fields;
    const more = { ...whole };
    const less = { ...whole };
    for (const name of Object.keys(whole).sort()) {
      if (['key', 'readAt', 'source'].includes(name) || !(dice.next().value < share)) continue;
      // What a tracker names the author by is read or not as one.
      const names = name === 'author' ? ['author', 'reporter'] : name === 'reporter' ? [] : [name];
      const keep = learned.next().value;
      for (const one of names) {
        Reflect.deleteProperty(less, one);
        if (!keep) Reflect.deleteProperty(more, one);
      }
    }
    if (chain !== null && less.parent) less.parent = cut(less.parent, chain);
    if (chain !== null && !chainLearned && more.parent) more.parent = cut(more.parent, chain);
    return { less, more, whole };
  });

function cut(from: Ancestor, steps: number): Ancestor {
  const { parent, ...rest } = from;
  if (steps === 0) return rest;
  return parent === undefined ? rest : { ...rest, parent: parent && cut(parent, steps - 1) };
}

const shortKeys = ['SHOP-1', 'shop-2', 'SHOP-*', '#1', 'acme/shop#2', 'ACME/*'];
const values: Record<Term['q'], fc.Arbitrary<string>> = {
  repo: from('acme/shop', 'ACME/*', 'beta/site', '*/s*'),
  org: from('acme', 'b*'),
  project: from('shop', 'OPS', 'Road map', 'acme/7', '8', 's*'),
  host: from('github.com', '*.atlassian.net'),
  label: from(...WORDS, 'check*', '*'),
  milestone: from('v2', 'search*'),
  epic: from(...shortKeys, 'Checkout is slow'),
  parent: from(...shortKeys, '*slow'),
  type: from('bug', 'Task'),
  version: from('v2', '1.*'),
  component: from(...WORDS),
  sprint: from('sprint 9', 'v*'),
  assignee: from(...PEOPLE),
  author: from(...PEOPLE),
  priority: from('high'),
  key: from('SHOP-1', 'acme/shop#2', '#3', 'OPS-*'),
  is: from(...IS_VALUES),
  status: from('doing'),
  no: from(...NO_VALUES),
  updated: from(...DAYS.flatMap((day) => [`>${day}`, `<=${day}`, day, `${day}..2026-11-30`])),
  created: from(...DAYS.flatMap((day) => [`>=${day}`, `<${day}`])),
  title: from('checkout', 'slow', 'v*', 'search, again'),
};

const QS = Object.keys(values) as Term['q'][]; // The record above has exactly these keys.

function termOf(valuesOf: (q: Term['q']) => fc.Arbitrary<string>): fc.Arbitrary<Term> {
  return from(...QS).chain((q) =>
    fc
      .record({ any: fc.array(valuesOf(q), { minLength: 1, maxLength: 2 }), not: fc.boolean() })
      .map(({ any, not }): Term => ({ q, any, ...(not ? { not: true } : {}) })),
  );
}

export const anyTerm = termOf((q) => values[q]);
export const anyRule: fc.Arbitrary<Rule> = fc
  .array(anyTerm, { minLength: 1, maxLength: 3 })
  .map((terms) => ({ terms }));

/** With words of any kind where the language takes any. */
export const wildRule: fc.Arbitrary<Rule> = fc
  .array(
    termOf((q) => {
      const word = fc.oneof(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.stringMatching(/^[-:,"\\* a]{1,6}$/),
      );
      const free = word.map((text) => text.replace(/[\r\n]/g, '')).filter((text) => text.trim() !== '');
      return ['is', 'no', 'updated', 'created', 'key', 'repo'].includes(q) ? values[q] : free;
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((terms) => ({ terms }));

const ruled = anyRule.map((rule) => ({ text: printRule(rule), rule }));
const GOALS = ['g1', 'g2', 'g3'];
const SCOPES = [
  ['github:github.com/acme/*', 'jira:acme.atlassian.net/*', 'github:github.com/beta/site'],
  ['github:github.com/ACME/shop', 'jira:acme.atlassian.net/SHOP'],
];

const focus = fc.record(
  {
    week: from(WEEK, WEEK, WEEK, '2026-W46'),
    goal: from(...GOALS, ...GOALS, 'gone'),
    slice: from('retries'),
    stop: fc.array(ruled, { maxLength: 2 }),
  },
  { requiredKeys: ['week', 'goal'] },
);

export const anyView: fc.Arbitrary<PublishedView> = fc
  .record({
    goals: fc.tuple(fc.nat(3), fc.array(fc.array(ruled, { maxLength: 3 }), { minLength: 3, maxLength: 3 })),
    focus: fc.oneof({ weight: 4, arbitrary: fc.tuple(focus) }, { weight: 1, arbitrary: fc.constant<[]>([]) }),
    exempt: fc.array(ruled, { maxLength: 1 }),
    scopes: fc.constantFrom<string[]>(...SCOPES, SCOPES[0] ?? []),
    noInheritance: fc.constantFrom<string[]>(
      [],
      [],
      ['github:github.com/acme/*'],
      ['jira:acme.atlassian.net/shop'],
    ),
  })
  .map(({ goals: [count, rules], focus, exempt, scopes, noInheritance }) => ({
    version: 1,
    savedAt: NOW.at,
    scopes,
    goals: GOALS.slice(0, count).map((id, i) => ({
      id,
      title: id,
      rank: i + 1,
      state: 'active',
      rules: rules[i] ?? [],
    })),
    focus,
    weekStart: 1,
    exempt,
    noInheritance,
    partsOff: [],
    hasToken: false,
  }));

const link: fc.Arbitrary<GoalLink> = fc.record(
  {
    issue: anyKey,
    goal: from(...GOALS, 'gone'),
    not: from(true, true, false),
    reason: from('because'),
    at: from(...TIMES),
  },
  { requiredKeys: ['issue', 'goal'] },
);
const disposition: fc.Arbitrary<Disposition> = fc.record(
  {
    issue: anyKey,
    kind: from('upkeep', 'parked', 'snoozed', 'snoozed', 'muted', 'stopped', 'duplicate'),
    until: from('2026-11-20', '2026-11-21', '2026-11-22'),
    untilActivity: from(...TIMES),
    reason: from('later'),
    at: from(...TIMES),
  },
  { requiredKeys: ['issue', 'kind'] },
);

export const anyActs: fc.Arbitrary<PublishedActs> = fc
  .record({
    links: fc.array(link, { maxLength: 5 }),
    dispositions: fc.array(disposition, { maxLength: 3 }),
    serves: fc.array(fc.tuple(anyKey, someOf([...GOALS, 'gone'])), { maxLength: 5 }),
    notes: fc.array(anyKey, { maxLength: 5 }),
  })
  .map(({ links, dispositions, serves, notes }) => {
    const same = (key: string) => (key.startsWith('jira:') ? key : key.toLowerCase());
    return {
      links: Object.fromEntries(
        links.map(({ issue }) => [same(issue), links.filter((one) => same(one.issue) === same(issue))]),
      ),
      dispositions: Object.fromEntries(dispositions.map((one) => [same(one.issue), one])),
      serves: Object.fromEntries(serves.map(([key, goals]) => [same(key), goals])),
      ...(notes.length > 0 && {
        notes: Object.fromEntries(notes.map((key) => [same(key), { word: key, name: key, found: [] }])),
      }),
    };
  });
