import { describe, expect, it } from 'vitest';
import { countsOf, fromRest } from '../../../lib/trackers/github/from-rest.ts';

const issue = {
  html_url: 'https://github.com/acme/shop/issues/7',
  number: 7,
  title: 'Retry',
  state: 'open',
  labels: ['plain', { name: 'object' }],
};

describe('fromRest', () => {
  it('reads what stands there and leaves the rest unread', () => {
    const facts = fromRest(issue);
    expect(facts).toMatchObject({
      key: 'github:github.com/acme/shop#7',
      kind: 'issue',
      source: 'rest',
      labels: ['plain', 'object'],
      statusCategory: 'todo',
    });
    for (const field of ['type', 'parent', 'subIssues', 'milestone', 'author', 'stateReason'])
      expect(facts, field).not.toHaveProperty(field);
  });

  it('reads relations as far as they are told', () => {
    const related = {
      ...issue,
      parent_issue_url: 'https://api.github.com/repos/acme/api/issues/3',
      sub_issues_summary: { total: 2, completed: 1, percent_completed: 50 },
      issue_dependencies_summary: { blocked_by: 0, total_blocked_by: 1, blocking: 0, total_blocking: 0 },
    };
    const facts = fromRest(related);
    expect(facts?.parent).toEqual({ key: 'github:github.com/acme/api#3' });
    expect(facts?.blocks).toEqual([]);
    expect(facts).not.toHaveProperty('subIssues');
    expect(facts).not.toHaveProperty('blockedBy');
    expect(countsOf(related)).toEqual({
      subIssues: 2,
      subIssuesDone: 1,
      blockedByOpen: 0,
      blockedBy: 1,
      blocks: 0,
    });
    expect(fromRest({ ...issue, parent_issue_url: null })?.parent).toBeNull();
  });

  it('tells the parent on the host of an Enterprise server', () => {
    const facts = fromRest({
      ...issue,
      html_url: 'https://ghe.acme.example/acme/shop/issues/7',
      parent_issue_url: 'https://ghe.acme.example/api/v3/repos/acme/api/issues/3',
    });
    expect(facts?.parent?.key).toBe('github:ghe.acme.example/acme/api#3');
  });

  it('tells pull requests, merged ones and drafts', () => {
    const pull = { ...issue, html_url: 'https://github.com/acme/shop/pull/8', number: 8 };
    expect(fromRest({ ...pull, draft: true })).toMatchObject({
      kind: 'pull',
      state: 'draft',
      statusCategory: 'todo',
    });
    expect(fromRest(pull)).toMatchObject({
      kind: 'pull',
      state: 'open',
      statusCategory: 'progress',
      parent: null,
    });
    expect(
      fromRest({ ...pull, state: 'closed', pull_request: { merged_at: '2026-01-01T00:00:00Z' } }),
    ).toMatchObject({
      state: 'merged',
      statusCategory: 'done',
    });
    expect(fromRest({ ...pull, state: 'closed', pull_request: { merged_at: null } })?.state).toBe('closed');
  });

  it('knows bots by their kind and by their name', () => {
    expect(fromRest({ ...issue, user: { login: 'dependabot[bot]', type: 'Bot' } })?.author).toEqual({
      name: 'dependabot[bot]',
      bot: true,
    });
    expect(fromRest({ ...issue, user: { login: 'renovate', type: 'Bot' } })?.author?.name).toBe(
      'renovate[bot]',
    );
    expect(fromRest({ ...issue, user: { login: 'dana', type: 'User' } })?.author).toEqual({
      name: 'dana',
      bot: false,
    });
    expect(fromRest({ ...issue, user: null })?.author).toBeNull();
  });

  it.each([
    null,
    3,
    'x',
    [],
    {},
    { html_url: 5 },
    { html_url: 'nonsense' },
    { html_url: 'https://github.com/acme' },
  ])('is null for %j', (value) => {
    expect(fromRest(value)).toBeNull();
  });

  it("names Jira's issues of the body and a pull request's branch", () => {
    expect(fromRest({ ...issue, body: 'For SHOP-9' })?.mentions).toEqual(['SHOP-9']);
    expect(fromRest({ ...issue, body: null, head: { ref: 'shop-12' } })?.mentions).toEqual(['SHOP-12']);
    expect(fromRest(issue)).not.toHaveProperty('mentions');
  });

  it('leaves fields of a wrong shape unread', () => {
    const facts = fromRest({
      ...issue,
      title: 5,
      labels: 'x',
      milestone: 'v1',
      type: 3,
      assignees: [{ login: 4 }],
      state: 'x',
    });
    for (const field of ['title', 'labels', 'milestone', 'type', 'assignees', 'state', 'statusCategory'])
      expect(facts, field).not.toHaveProperty(field);
  });
});
