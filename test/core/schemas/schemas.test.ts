import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { linkSchema } from '../../../lib/core/schemas/act.ts';
import { editSchema } from '../../../lib/core/schemas/edit.ts';
import { factsSchema } from '../../../lib/core/schemas/facts.ts';
import { goalSchema } from '../../../lib/core/schemas/goal.ts';
import { settingsSchema } from '../../../lib/core/schemas/settings.ts';
import { viewSchema } from '../../../lib/core/schemas/view.ts';

const goal = { id: 'checkout', title: 'Checkout under two seconds', rank: 1, state: 'active', rules: [] };
const facts = { key: 'github:github.com/acme/shop#7', readAt: '2026-11-21T10:42:00Z', source: 'page' };

/** What a person would read, each with its path. */
function said(schema: z.ZodMiniType, value: unknown): string[] {
  const result = schema.safeParse(value);
  return result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('what is refused, in words', () => {
  it.each([
    [
      'title too long',
      { ...goal, title: 'x'.repeat(73) },
      'title: A goal title has at most 60 characters; this one has 73.',
    ],
    ['title empty', { ...goal, title: ' \n' }, 'title: Give the goal a title.'],
    ['title missing', { ...goal, title: undefined }, 'title: This is missing: put a text here.'],
    ['title no text', { ...goal, title: 7 }, 'title: Put a text here.'],
    ['state', { ...goal, state: 'paused' }, 'state: Use one of: active, later, retired, reached.'],
    ['id', { ...goal, id: 'a b' }, 'id: Make this id of 1 to 40 letters, digits, "-" and "_".'],
    [
      'id of every object',
      { ...goal, id: '__proto__' },
      'id: Make this id of 1 to 40 letters, digits, "-" and "_".',
    ],
    ['rank', { ...goal, rank: 0 }, 'rank: Ranks begin at 1.'],
    ['due', { ...goal, due: '2026-02-30' }, 'due: Write this date as one that exists, like "2026-11-21".'],
    [
      'rules',
      { ...goal, rules: Array(51).fill('label:a') },
      'rules: A set of rules has at most 50 entries; leave some out.',
    ],
    [
      'long rule',
      { ...goal, rules: ['x'.repeat(501)] },
      'rules.0: A rule has at most 500 characters; this one has 501.',
    ],
    ['two rules in one', { ...goal, rules: ['a\nb'] }, 'rules.0: Put each rule into an entry of its own.'],
    [
      'outcome',
      { ...goal, outcome: 'x'.repeat(281) },
      'outcome: An outcome has at most 280 characters; this one has 281.',
    ],
    ['measure', { ...goal, measure: { name: 'p75', target: '2' } }, 'measure.target: Put a number here.'],
    ['no goal', 7, ': Put an object here.'],
  ])('%s', (_, value, words) => expect(said(goalSchema, value)).toEqual([words]));

  it('keys, moments, weeks', () => {
    expect(said(linkSchema, { issue: 'acme/shop#7', goal: 'checkout', at: 'yesterday' })).toEqual([
      'issue: Write this key as "github:HOST/OWNER/REPO#7" or "jira:HOST/SHOP-9".',
      'at: Write this moment with its zone, like "2026-11-21T10:42:00Z".',
    ]);
    expect(said(editSchema, { kind: 'no-focus', week: '2025-W53' })).toEqual([
      'week: Write this week as an ISO week that exists, like "2026-W47".',
    ]);
    expect(said(editSchema, { kind: 'explode' })).toEqual([
      'kind: This is none of the forms that can stand here.',
    ]);
    expect(said(editSchema, { kind: 'dispose', issues: [], disposition: { kind: 'upkeep' } })).toEqual([
      'issues: Choose at least one issue.',
    ]);
  });
});

describe('what is counted', () => {
  it('characters as a person counts them', () => {
    expect(said(goalSchema, { ...goal, title: '🧭'.repeat(60) })).toEqual([]);
    expect(said(goalSchema, { ...goal, title: '🧭'.repeat(61) })).toEqual([
      'title: A goal title has at most 60 characters; this one has 61.',
    ]);
  });

  it('what a page may send', () => {
    expect(
      said(factsSchema, { ...facts, title: 'x'.repeat(1024), labels: Array(256).fill('x'.repeat(256)) }),
    ).toEqual([]);
    expect(said(factsSchema, { ...facts, title: 'x'.repeat(1025) })).toHaveLength(1);
    expect(said(factsSchema, { ...facts, labels: ['x'.repeat(257)] })).toHaveLength(1);
    expect(said(factsSchema, { ...facts, labels: Array(257).fill('x') })).toHaveLength(1);
    expect(said(factsSchema, { ...facts, url: 'javascript:alert(1)' })).toHaveLength(1);
  });

  it('steps upwards: a chain without end is refused, not followed', () => {
    const chain = (steps: number): unknown =>
      steps === 0 ? null : { key: 'jira:acme.atlassian.net/SHOP-12', parent: chain(steps - 1) };
    expect(said(factsSchema, { ...facts, parent: chain(10) })).toEqual([]);
    expect(said(factsSchema, { ...facts, parent: chain(1000) })).toHaveLength(1);
  });
});

describe('what is kept', () => {
  it('absent is not null is not empty', () => {
    const some = { ...facts, milestone: null, labels: [] };
    expect(factsSchema.parse(some)).toEqual(some);
    expect(said(factsSchema, { ...facts, milestone: undefined })).toHaveLength(1);
  });

  it('unknown fields of records, but no prototype', () => {
    const stored = JSON.parse(`{ "id": "a", "title": "A", "rank": 1, "state": "later", "rules": [],
      "colour": "teal", "__proto__": { "rank": 9 } }`);
    const read = goalSchema.parse(stored);
    expect(read).toEqual({ id: 'a', title: 'A', rank: 1, state: 'later', rules: [], colour: 'teal' });
    expect(Object.keys(read)).not.toContain('__proto__');
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  it('no unknown fields of what a page sends', () => {
    expect(factsSchema.parse({ ...facts, html: '<b>' })).toEqual(facts);
  });

  it('one spelling of a key', () => {
    expect(linkSchema.parse({ issue: 'jira:Acme.atlassian.net/shop-9', goal: 'a' }).issue).toBe(
      'jira:acme.atlassian.net/SHOP-9',
    );
    expect(linkSchema.parse({ issue: 'github:GitHub.com/Acme/Shop#7', goal: 'a' }).issue).toBe(
      'github:github.com/Acme/Shop#7',
    );
  });
});

it.each([0, 2.5, 100, '3'])('a goal is not limited to %j started issues', (wipLimit) => {
  expect(goalSchema.safeParse({ ...goal, wipLimit }).success).toBe(false);
});

it('settings and views are read back', () => {
  const settings = {
    scopes: ['acme/shop'],
    exempt: ['is:bot'],
    weekStart: 7,
    noInheritance: [],
    partsOff: [],
    columnCounts: true,
    later: 1,
  };
  expect(settingsSchema.parse(settings)).toEqual(settings);
  expect(said(settingsSchema, { ...settings, weekStart: 0 })).toEqual([
    'weekStart: Days go from 1, Monday, to 7, Sunday.',
  ]);
  const rule = { text: '-label:x', rule: { terms: [{ q: 'label', any: ['x'], not: true }] } };
  const view = {
    version: 1,
    savedAt: '2026-11-21T10:42:00.123Z',
    scopes: ['github:github.com/acme/*'],
    goals: [{ ...goal, wipLimit: 3, rules: [rule] }],
    focus: [{ week: '2026-W47', goal: 'checkout', stop: [rule] }],
    weekStart: 1,
    exempt: [rule],
    noInheritance: [],
    partsOff: [],
    columnCounts: true,
    hasToken: false,
  };
  expect(viewSchema.parse(view)).toEqual(view);
  expect(said(viewSchema, { ...view, version: 2 })).toEqual(['version: Use one of: 1.']);
});
