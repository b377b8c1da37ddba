import { describe, expect, it } from 'vitest';
import type { IssueFacts } from '../../lib/core/facts.ts';
import type { Truth } from '../../lib/core/rules/rule.ts';
import { startedLacks } from '../../lib/core/started.ts';
import { started } from '../../lib/core/verdict.ts';

const facts = (read: Partial<IssueFacts>): IssueFacts => ({
  key: 'github:github.com/acme/shop#1',
  readAt: '',
  source: '',
  ...read,
});
const quiet: Partial<IssueFacts> = { kind: 'issue', state: 'open', assignees: [], pulls: [] };
const JIRA = { key: 'jira:acme.atlassian.net/SHOP-1' };

describe('started', () => {
  it.each<[string, Partial<IssueFacts>, Truth, string[]]>([
    ['a pull request', { kind: 'pull', state: 'open' }, true, []],
    ['a draft', { kind: 'pull', state: 'draft' }, false, []],
    ['a pull request of unread state', { kind: 'pull' }, null, ['state']],
    ['an open issue without anybody', quiet, false, []],
    ['an assigned one', { ...quiet, assignees: ['dana'] }, true, []],
    ['one with an open pull request', { ...quiet, pulls: [{ key: 'x', state: 'open' }] }, true, []],
    ['one with a draft', { ...quiet, pulls: [{ key: 'x', state: 'draft' }] }, true, []],
    ['one with a merged pull request', { ...quiet, pulls: [{ key: 'x', state: 'merged' }] }, false, []],
    ['one with a pull request of unread state', { ...quiet, pulls: [{ key: 'x' }] }, null, ['pulls']],
    ['a closed one', { ...quiet, state: 'closed' }, true, []],
    ['one whose assignees are unread', { kind: 'issue', state: 'open', pulls: [] }, null, ['assignees']],
    ['one of which one sign is enough', { kind: 'issue', assignees: ['dana'] }, true, []],
    ['one of unread kind', { state: 'open', assignees: ['dana'], pulls: [] }, null, ['kind']],
    ['a Jira issue in progress', { ...JIRA, statusCategory: 'progress' }, true, []],
    ['a Jira issue to do', { ...JIRA, statusCategory: 'todo', assignees: [] }, false, []],
    ['a Jira issue of unread status', { ...JIRA, assignees: [] }, null, ['statusCategory']],
  ])('%s', (_, read, expected, lacks) => {
    expect(started(facts(read))).toBe(expected);
    if (expected === null) expect(startedLacks(facts(read))).toEqual(lacks);
  });
});
