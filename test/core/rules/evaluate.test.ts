import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ancestor, IssueFacts } from '../../../lib/core/facts.ts';
import { evaluate, evaluateTerm } from '../../../lib/core/rules/evaluate.ts';
import { parseRule } from '../../../lib/core/rules/parse.ts';
import type { Rule, Truth } from '../../../lib/core/rules/rule.ts';
import { unreadFields } from '../../../lib/core/rules/unread.ts';
import { anyRule, anyTerm, readings } from '../arbitrary.ts';

const rule = (line: string): Rule => {
  const parsed = parseRule(line);
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.rule;
};
const github = (facts: Partial<IssueFacts> = {}): IssueFacts => ({
  key: 'github:github.com/Acme/Shop#12',
  readAt: '',
  source: '',
  ...facts,
});
const jira = (facts: Partial<IssueFacts> = {}): IssueFacts => ({
  key: 'jira:acme.atlassian.net/SHOP-9',
  readAt: '',
  source: '',
  ...facts,
});
const chain = (...keys: string[]): Ancestor | null =>
  keys.reduceRight<Ancestor | null>((parent, key) => ({ key, title: `Title of ${key}`, parent }), null);

describe('evaluate', () => {
  it.each<[string, IssueFacts, Truth]>([
    // What the key says is always known.
    ['repo:acme/shop', github(), true],
    ['repo:acme/*', github(), true],
    ['repo:acme/shoes', github(), false],
    ['-repo:acme/shop', github(), false],
    ['repo:*/*', jira(), false],
    ['org:ACME', github(), true],
    ['org:acme', jira(), false],
    ['host:github.com', github(), true],
    ['host:*.atlassian.net', jira(), true],
    ['key:acme/shop#12', github(), true],
    ['key:#12', github(), true],
    ['key:#1', github(), false],
    ['key:shop-9', jira(), true],
    ['key:SHOP-*', jira(), true],
    ['key:jira:acme.atlassian.net/SHOP-9', jira(), true],
    ['key:SHOP-9', github(), false],

    ['project:shop', jira(), true],
    ['project:OPS', jira(), null],
    ['project:OPS', jira({ projects: [{ title: 'Shop', key: 'SHOP' }] }), false],
    ['project:"The shop"', jira({ projects: [{ title: 'The Shop', key: 'SHOP' }] }), true],
    ['project:roadmap', github(), null],
    ['project:roadmap', github({ projects: [] }), false],
    ['project:road*', github({ projects: [{ title: 'Roadmap' }] }), true],
    ['project:acme/7', github({ projects: [{ title: 'Roadmap', number: 7 }] }), true],
    ['project:acme/7', github({ projects: [{ title: 'Roadmap' }] }), null],
    ['project:beta/7', github({ projects: [{ title: 'Roadmap', number: 7 }] }), false],
    ['project:7', github({ projects: [{ title: 'Roadmap', number: 8 }] }), false],
    ['no:project', jira(), false],

    ['label:Bug', github({ labels: ['bug', 'ui'] }), true],
    ['label:bug,crash', github({ labels: ['crash'] }), true],
    ['label:bug', github({ labels: [] }), false],
    ['label:bug', github(), null],
    ['-label:bug', github(), null],
    ['label:area-*', github({ labels: ['area-cart'] }), true],
    ['milestone:"v2.0"', github({ milestone: 'V2.0' }), true],
    ['milestone:v2', github({ milestone: null }), false],
    ['milestone:v2', jira(), false],
    ['type:bug', github({ type: 'Bug' }), true],
    ['type:bug', github({ kind: 'pull' }), false],
    ['version:v2', jira({ fixVersions: ['v1', 'v2'] }), true],
    ['version:v2', github(), false],
    ['component:cart', jira({ components: ['Cart'] }), true],
    ['sprint:"sprint 9"', jira({ sprints: ['Sprint 8', 'Sprint 9'] }), true],
    ['assignee:dana', github({ assignees: ['Dana'] }), true],
    ['author:dana', github({ author: { name: 'dana', bot: false } }), true],
    ['author:dana', github({ author: null }), false],
    ['author:"Dana Rivers"', jira({ reporter: 'Dana Rivers' }), true],
    ['priority:high', jira({ priority: 'High' }), true],
    ['status:"in progress"', jira({ status: 'In Progress' }), true],
    ['status:open', github(), false],

    [
      'epic:SHOP-12',
      jira({ parent: chain('jira:acme.atlassian.net/SHOP-3', 'jira:acme.atlassian.net/SHOP-12') }),
      true,
    ],
    ['parent:shop-12', jira({ parent: chain('jira:acme.atlassian.net/SHOP-12') }), true],
    ['epic:SHOP-12', jira({ parent: chain('jira:acme.atlassian.net/SHOP-121') }), false],
    ['epic:SHOP-12', jira({ parent: null }), false],
    ['epic:SHOP-12', jira(), null],
    ['epic:SHOP-12', github(), false],
    ['epic:#7', github({ parent: chain('github:github.com/acme/shop#7') }), true],
    ['epic:#7', github({ parent: chain('github:github.com/acme/api#7') }), false],
    ['epic:#7', jira(), false],
    ['epic:acme/api#7', github({ parent: chain('github:github.com/acme/api#7') }), true],
    ['epic:"title of*"', github({ parent: chain('github:github.com/acme/api#7') }), true],
    ['epic:checkout', github({ parent: { key: 'github:github.com/acme/api#7', parent: null } }), null],
    ['epic:#9', github({ parent: { key: 'github:github.com/acme/shop#7', parent: null } }), false],
    ['epic:#7', github({ parent: { key: 'github:github.com/acme/shop#7' } }), true],
    ['epic:#9', github({ parent: { key: 'github:github.com/acme/shop#7' } }), null],

    ['is:issue', jira(), true],
    ['is:issue', github(), null],
    ['is:pr', github({ kind: 'pull' }), true],
    ['is:pr', jira(), false],
    ['is:open', github({ state: 'open' }), true],
    ['is:open', github({ state: 'draft' }), true],
    ['is:closed', github({ state: 'merged' }), true],
    ['is:closed', github({ state: 'closed' }), true],
    ['is:closed', jira({ statusCategory: 'done' }), true],
    ['is:open', jira({ statusCategory: 'progress' }), true],
    ['is:open', jira(), null],
    ['is:draft', github({ state: 'draft', kind: 'pull' }), true],
    ['is:draft', github({ kind: 'issue' }), false],
    ['is:draft', github(), null],
    ['is:blocked', github({ blockedBy: [{ key: 'x', state: 'closed' }] }), false],
    ['is:blocked', github({ blockedBy: [{ key: 'x', state: 'closed' }, { key: 'y' }] }), true],
    ['is:blocked', github({ blockedBy: [{ key: 'x', state: 'open' }] }), true],
    ['is:blocked', github({ blockedBy: [] }), false],
    ['is:blocked', github({ kind: 'pull' }), false],
    ['is:blocked', github(), null],
    ['is:bot', github({ author: { name: 'renovate', bot: true } }), true],
    ['is:bot', github({ author: { name: 'renovate[bot]', bot: false } }), true],
    ['is:bot', github({ author: { name: 'dana', bot: false } }), false],
    ['is:bot', github({ author: null }), false],
    ['is:bot', github(), null],
    ['is:bot', jira({ reporter: 'Dana Rivers' }), false],
    ['is:bot', jira(), null],

    ['no:label', github({ labels: [] }), true],
    ['no:label', github({ labels: ['bug'] }), false],
    ['no:label', github(), null],
    ['no:milestone', jira(), true],
    ['no:parent', github({ parent: null }), true],
    ['no:epic', github({ parent: { key: 'github:github.com/acme/shop#7' } }), false],
    ['no:EPIC', github(), null],
    ['no:assignee', github({ assignees: [] }), true],

    ['updated:2026-01-31', github({ updated: '2026-01-31T00:00:00Z' }), true],
    ['updated:>2026-01-31', github({ updated: '2026-01-31T23:59:59Z' }), false],
    ['updated:>=2026-01-31', github({ updated: '2026-01-31T00:00:00Z' }), true],
    ['updated:<2026-01-31', github({ updated: '2026-01-30T23:59:59Z' }), true],
    ['updated:<=2026-01-31', github({ updated: '2026-02-01T00:00:00Z' }), false],
    // The day counts in UTC, wherever the tracker wrote it.
    ['created:2026-02-01', jira({ created: '2026-01-31T23:30:00.000-0200' }), true],
    ['created:2026-01-01..2026-01-31', jira({ created: '2026-01-31T12:00:00Z' }), true],
    ['created:2026-01-01..2026-01-31', jira({ created: '2026-02-01T00:00:00Z' }), false],
    ['created:2026-01-01', jira(), null],
    ['created:2026-01-01', jira({ created: 'in winter' }), null],

    ['retry', github({ title: 'Retry the charge' }), true],
    ['retry', github(), null],
    ['-"the charge"', github({ title: 'Retry the charge' }), false],

    // Kleene: unknown counts only where nothing else decides.
    ['repo:acme/api label:bug', github(), false],
    ['repo:acme/shop label:bug', github(), null],
    ['label:bug is:open', github({ state: 'closed' }), false],
    ['is:open,draft,bot', github({ state: 'open' }), true],
  ])('%s', (line, facts, expected) => {
    expect(evaluate(rule(line), facts)).toBe(expected);
  });

  it('is Kleene’s AND over the terms, and NOT turns true and false round', () => {
    const and = (a: Truth, b: Truth) =>
      a === false || b === false ? false : a === null || b === null ? null : true;
    const not = (a: Truth) => (a === null ? null : !a);
    fc.assert(
      fc.property(anyTerm, anyTerm, readings, (a, b, { less }) => {
        const [x, y] = [evaluateTerm(a, less), evaluateTerm(b, less)];
        expect(evaluate({ terms: [a, b] }, less)).toBe(and(x, y));
        expect(evaluate({ terms: [b, a] }, less)).toBe(and(x, y));
        const { not: negated, ...rest } = a;
        expect(evaluateTerm(negated ? rest : { ...a, not: true }, less)).toBe(not(x));
      }),
      { numRuns: 5_000 },
    );
  });

  it('is Kleene’s OR over the values of a term', () => {
    const or = (a: Truth, b: Truth) => (a || b ? true : a === null || b === null ? null : false);
    fc.assert(
      fc.property(anyTerm, readings, ({ q, any }, { less }) => {
        const [first = '', second = first] = any;
        const one = (value: string) => evaluateTerm({ q, any: [value] }, less);
        expect(evaluateTerm({ q, any: [first, second] }, less)).toBe(or(one(first), one(second)));
      }),
      { numRuns: 5_000 },
    );
  });

  it('only learns: what is true or false stays so when more is read', () => {
    fc.assert(
      fc.property(anyRule, readings, (any, { less, more, whole }) => {
        const held = evaluate(any, less);
        if (held === null) return;
        expect([evaluate(any, more), evaluate(any, whole)]).toEqual([held, held]);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('unreadFields', () => {
  it.each([
    ['repo:acme/shop label:bug milestone:v2', github({ milestone: 'v2' }), ['labels']],
    ['label:bug epic:#1 -label:ui', github(), ['labels', 'parent']],
    ['label:bug epic:#1', github({ labels: [] }), []],
    ['is:open,bot', github(), ['state', 'author']],
    ['is:open', jira(), ['statusCategory']],
    ['is:issue', github(), ['kind']],
    ['is:draft', github(), ['state']],
    ['is:blocked no:assignee', github(), ['blockedBy', 'assignees']],
    ['retry updated:2026-01-01', github(), ['title', 'updated']],
    ['label:bug', github({ labels: ['bug'] }), []],
    ['version:v2', jira(), ['fixVersions']],
  ])('%s', (line, facts, expected) => {
    expect(unreadFields(rule(line), facts)).toEqual(expected);
  });

  it('names some where the rule is unknown, none where it is not', () => {
    fc.assert(
      fc.property(anyRule, readings, (any, { less }) => {
        expect(unreadFields(any, less).length > 0).toBe(evaluate(any, less) === null);
      }),
      { numRuns: 5_000 },
    );
  });
});
