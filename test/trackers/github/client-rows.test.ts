import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FactName } from '../../../lib/core/facts.ts';
import type { GitHubRef } from '../../../lib/core/issue.ts';
import { manyBody, readMany } from '../../../lib/trackers/github/client-rows.ts';

const ref = (number: number, more: Partial<GitHubRef> = {}): GitHubRef => ({
  tracker: 'github',
  host: 'github.com',
  owner: 'acme',
  repo: 'shop',
  number,
  ...more,
});
const ALL: FactName[] = ['labels', 'milestone', 'parent', 'blocks', 'closes', 'pulls', 'assignees', 'type'];

type Asked = { url: string; init: RequestInit };
function answering(...answers: (object | Response)[]): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    const next = answers.length > 1 ? answers.shift() : answers[0];
    return next instanceof Response ? next.clone() : Response.json(next);
  });
  return asked;
}
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const node = (number: number, more: object = {}) => ({
  issueOrPullRequest: {
    __typename: 'Issue',
    number,
    title: `Issue ${number}`,
    url: `https://github.com/acme/shop/issues/${number}`,
    state: 'OPEN',
    ...more,
  },
});
const nodes = (...list: object[]) => ({ nodes: list, pageInfo: { hasNextPage: false } });
const queryOf = ({ init }: Asked): string => JSON.parse(String(init.body)).query;

describe('readMany', () => {
  it('reads a hundred issues by one request', async () => {
    const refs = Array.from({ length: 100 }, (_, i) => ref(i + 1));
    const data = Object.fromEntries(
      refs.map(({ number }, i) => [`n${i}`, node(number, { milestone: null })]),
    );
    const asked = answering({ data });
    const read = await readMany(refs, ['milestone'], 'ghp_0123456789');
    expect('facts' in read ? read.facts.length : 0).toBe(100);
    expect('facts' in read && read.facts.every(({ milestone }) => milestone === null)).toBe(true);
    expect(asked.map(({ url }) => url)).toEqual(['https://api.github.com/graphql']);
    expect(asked[0]?.init).toMatchObject({ method: 'POST', credentials: 'omit', redirect: 'manual' });
  });

  it('reads what rows do not show, of issues and of pull requests', async () => {
    const above = { number: 3, title: 'Epic', url: 'https://github.com/acme/plan/issues/3' };
    const blocked = { ...above, number: 9, state: 'CLOSED' };
    answering({
      data: {
        n0: node(1, {
          labels: nodes({ name: 'checkout' }),
          milestone: { title: 'v2.0' },
          issueType: { name: 'Bug' },
          parent: above,
          blocking: nodes(blocked),
          assignees: nodes({ login: 'dana' }),
          closedByPullRequestsReferences: nodes(),
        }),
        n1: node(2, {
          __typename: 'PullRequest',
          state: undefined,
          pullState: 'OPEN',
          isDraft: true,
          closingIssuesReferences: nodes(blocked),
        }),
        n2: null,
      },
      errors: [{ type: 'NOT_FOUND', path: ['n2'] }],
    });
    const read = await readMany([ref(1), ref(2), ref(3)], ALL, 't');
    expect(read).toMatchObject({
      facts: [
        {
          key: 'github:github.com/acme/shop#1',
          state: 'open',
          labels: ['checkout'],
          milestone: 'v2.0',
          type: 'Bug',
          parent: { key: 'github:github.com/acme/plan#3', title: 'Epic' },
          blocks: [{ key: 'github:github.com/acme/plan#9', state: 'closed' }],
          assignees: ['dana'],
          pulls: [],
        },
        { kind: 'pull', state: 'draft', closes: [{ key: 'github:github.com/acme/plan#9' }], parent: null },
      ],
    });
    expect('facts' in read ? read.facts : []).toHaveLength(2);
    // What is above the parent was not read.
    expect('facts' in read && read.facts[0]?.parent).not.toHaveProperty('parent');
  });

  it('asks for nothing that is not wanted', () => {
    const { query } = JSON.parse(manyBody([ref(1)], ['milestone', 'status']));
    expect(query).toContain('milestone { title }');
    expect(query).not.toMatch(/labels|projectItems|parent|blocking|closing/);
    for (const [open, close] of ['{}', '()'].map((pair) => pair.split('')))
      expect(query.split(open).length).toBe(query.split(close).length);
  });

  it('leaves out what an Enterprise server does not know, and remembers it', async () => {
    const host = 'ghe.acme.example';
    const unknown = { extensions: { code: 'undefinedField', typeName: 'Issue', fieldName: 'issueType' } };
    const good = { data: { n0: node(1, { milestone: null, url: `https://${host}/acme/shop/issues/1` }) } };
    const asked = answering({ errors: [unknown] }, good);
    expect(await readMany([ref(1, { host })], ['type', 'milestone'], 't')).toMatchObject({
      facts: [{ key: `github:${host}/acme/shop#1`, milestone: null }],
    });
    await readMany([ref(1, { host })], ['type', 'milestone'], 't');
    expect(asked.map((one) => queryOf(one).includes('issueType'))).toEqual([true, false, false]);
    expect(asked.map(({ url }) => url)[0]).toBe(`https://${host}/api/graphql`);
  });

  it('reads all else where the token may not see projects', async () => {
    const host = 'ghe2.acme.example';
    const good = { data: { n0: node(1, { milestone: null, url: `https://${host}/acme/shop/issues/1` }) } };
    const forbidden = { type: 'FORBIDDEN', path: ['n0', 'issueOrPullRequest', 'projectItems'] };
    const asked = answering({ data: { n0: null }, errors: [forbidden] }, good);
    expect(await readMany([ref(1, { host })], ['projects', 'milestone'], 't')).toMatchObject({
      facts: [{ milestone: null }],
    });
    expect(asked.map((one) => queryOf(one).includes('projectItems'))).toEqual([true, false]);
  });

  it('says why there is nothing', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-21T10:00:00Z'), toFake: ['Date'] });
    const reset = { 'x-ratelimit-reset': String(Date.parse('2026-11-21T10:20:00Z') / 1000) };
    const limited = { trouble: 'limited', retryAt: '2026-11-21T10:20:00.000Z' };
    answering(Response.json({ errors: [{ type: 'RATE_LIMITED' }] }, { headers: reset }));
    expect(await readMany([ref(1)], ALL, 't')).toEqual(limited);
    const spent = { ...reset, 'x-ratelimit-remaining': '0' };
    answering(Response.json({}, { status: 403, headers: spent }));
    expect(await readMany([ref(1)], ALL, 't')).toEqual(limited);
    answering(Response.json({}, { status: 401 }));
    expect(await readMany([ref(1)], ALL, 't')).toEqual({ trouble: 'signed-out' });
    answering({ data: null, errors: [{ message: 'Something went wrong' }] });
    expect(await readMany([ref(1)], ALL, 't')).toEqual({ trouble: 'broken' });
  });
});
