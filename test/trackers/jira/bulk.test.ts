import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FactName } from '../../../lib/core/facts.ts';
import { bulkRequest, fieldsFor, readBulk } from '../../../lib/trackers/jira/bulk.ts';
import type { SiteAnswer } from '../../../lib/trackers/site-request.ts';
import { describeCaptures, SHARED_PAGES } from '../../shared.ts';
import { violationsOf } from '../../team/server.ts';

const CLOUD = 'https://acme.atlassian.net';
const DC = 'https://issues.acme.example/jira';
const keysOf = (site: string, ...numbers: number[]) =>
  numbers.map((n) => `jira:${new URL(site).host}/SHOP-${n}`);
const json = (body: unknown, status = 200): SiteAnswer => ({
  status,
  headers: [['content-type', 'application/json;charset=UTF-8']],
  body: JSON.stringify(body),
});
const SCHEMA = {
  customfield_10020: { custom: 'com.pyxis.greenhopper.jira:gh-sprint' },
  customfield_10014: { custom: 'com.pyxis.greenhopper.jira:gh-epic-link' },
  summary: { type: 'string', system: 'summary' },
};

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-21T10:00:00Z'), toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

describe('what is asked for', () => {
  it('is exactly what tells the facts', () => {
    expect(fieldsFor(['labels', 'statusCategory', 'assignees'], 'acme.atlassian.net')).toEqual([
      'summary',
      'issuetype',
      'status',
      'labels',
      'assignee',
    ]);
    expect(fieldsFor(['blocks', 'parent'], 'acme.atlassian.net')).toEqual([
      'summary',
      'issuetype',
      'status',
      'issuelinks',
      'parent',
    ]);
  });

  it('are all fields once for those that sites number differently, and then these alone', () => {
    expect(fieldsFor(['sprints'], 'acme.atlassian.net')).toContain('*navigable');
    expect(fieldsFor(['sprints'], 'acme.atlassian.net', ['customfield_10020'])).toEqual([
      'summary',
      'issuetype',
      'status',
      'customfield_10020',
    ]);
    // On Data Center an epic is one of them.
    expect(fieldsFor(['parent'], 'issues.acme.example')).toEqual(
      expect.arrayContaining(['parent', '*navigable', '-comment']),
    );
  });

  it('goes to the site itself, under its context path, without anything that names a person', () => {
    const cloud = bulkRequest(CLOUD, keysOf(CLOUD, 1, 2), ['summary']);
    expect(cloud).toMatchObject({ url: `${CLOUD}/rest/api/3/issue/bulkfetch`, method: 'POST' });
    expect(cloud.headers).toEqual({
      accept: 'application/json',
      'content-type': 'application/json',
      'x-atlassian-token': 'no-check',
    });
    expect(JSON.parse(cloud.body ?? '')).toEqual({
      issueIdsOrKeys: ['SHOP-1', 'SHOP-2'],
      fields: ['summary'],
      expand: ['schema'],
    });
    const { url, ...dc } = bulkRequest(DC, keysOf(DC, 1, 2), ['summary', 'status']);
    expect(dc).toEqual({ method: 'GET', headers: { accept: 'application/json' } });
    expect(url.startsWith(`${DC}/rest/api/2/search?`)).toBe(true);
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      jql: 'key in (SHOP-1,SHOP-2)',
      maxResults: '2',
      fields: 'summary,status',
      expand: 'schema',
      validateQuery: 'false',
    });
  });
});

describe('what is answered', () => {
  const fields = (names: FactName[], custom: string[] = []) => fieldsFor(names, 'acme.atlassian.net', custom);
  const read = (answer: SiteAnswer, names: FactName[] = ['labels'], custom: string[] = []) =>
    readBulk(answer, { host: 'acme.atlassian.net', fields: fields(names, custom) });
  const issue = (more: object) => ({ key: 'SHOP-1', fields: { summary: 'Retry', ...more } });

  it('tells what was asked for: left out it is empty, and all else unread', () => {
    const found = read(json({ issues: [issue({ labels: ['x'] }), { key: 'SHOP-2', fields: {} }] }), [
      'labels',
      'parent',
    ]);
    const [one, two] = 'facts' in found ? found.facts : [];
    expect(one).toMatchObject({ labels: ['x'], parent: null, title: 'Retry', source: 'rest' });
    expect(two).toMatchObject({ key: 'jira:acme.atlassian.net/SHOP-2', labels: [], parent: null });
    for (const name of ['assignees', 'priority', 'sprints', 'blocks', 'components'])
      expect(one).not.toHaveProperty(name);
  });

  it('knows sprints by the site’s own field, whose id the first answer tells', () => {
    const sprint = { customfield_10020: [{ id: 4, name: 'Sprint 4', state: 'active' }] };
    const first = read(json({ issues: [issue(sprint)], schema: SCHEMA }), ['sprints']);
    expect(first).toMatchObject({
      facts: [{ sprints: ['Sprint 4'] }],
      custom: ['customfield_10020', 'customfield_10014'],
    });
    const custom = 'custom' in first ? first.custom : [];
    expect(read(json({ issues: [issue({})], schema: SCHEMA }), ['sprints'], custom)).toMatchObject({
      facts: [{ sprints: [] }],
    });
    expect(read(json({ issues: [issue(sprint)] }), ['sprints'])).toMatchObject({ custom: [] });
  });

  it('knows an epic on Data Center by the field that links it, also when it is asked for by its id', () => {
    const linked = issue({ customfield_10014: 'SHOP-7', parent: null });
    for (const custom of [[], ['customfield_10014']]) {
      const asked = {
        host: 'issues.acme.example',
        fields: fieldsFor(['parent'], 'issues.acme.example', custom),
      };
      const answer = json({ issues: [linked, { key: 'SHOP-2', fields: {} }], schema: SCHEMA });
      expect(readBulk(answer, asked)).toMatchObject({
        facts: [{ parent: { key: 'jira:issues.acme.example/SHOP-7' } }, { parent: null }],
      });
    }
  });

  const html = (status: number): SiteAnswer => ({
    status,
    headers: [['content-type', 'text/html']],
    body: '<title>Log in</title>',
  });
  it.each<[string, SiteAnswer, object]>([
    ['a login page', html(200), { trouble: 'signed-out' }],
    ['a redirect', { status: 0, headers: [], body: '' }, { trouble: 'signed-out' }],
    ['what Cloud answers nobody', json({}, 400), { trouble: 'signed-out' }],
    ['401', json({}, 401), { trouble: 'signed-out' }],
    ['403', json({}, 403), { trouble: 'forbidden' }],
    ['500', html(500), { trouble: 'broken' }],
    ['no answer', { status: -1, headers: [], body: '' }, { trouble: 'offline' }],
    ['half an answer', { ...json({}), body: '{"issues":[' }, { trouble: 'broken' }],
    ['another answer', json({ errorMessages: [] }), { trouble: 'broken' }],
    [
      'a limit',
      { status: 429, headers: [['retry-after', '90']], body: '' },
      { trouble: 'limited', retryAt: '2026-11-21T10:01:30.000Z' },
    ],
  ])('by %s is no fact', (_, answer, expected) => expect(read(answer)).toEqual(expected));

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(-1, 0, 200, 400, 429), (body, status) => {
        read({ ...json(body), status });
        read(json({ issues: body }));
        read(json({ issues: [body], schema: body }), ['sprints', 'parent']);
      }),
    );
  });
});

describeCaptures('the official contract', () => {
  it('allows the requests, in the cloud and on Data Center', async () => {
    vi.useRealTimers();
    const keys = Array.from({ length: 100 }, (_, n) => n + 1);
    const names: FactName[] = ['labels', 'parent', 'sprints', 'blocks', 'assignees'];
    const requests = [CLOUD, DC].flatMap((site) =>
      [[], ['customfield_10020']].map((custom) =>
        bulkRequest(site, keysOf(site, ...keys), fieldsFor(names, new URL(site).host, custom)),
      ),
    );
    const asked = requests.map(({ url, body = '', ...rest }) => ({ ...rest, url: new URL(url), body }));
    expect(await violationsOf(asked, 'jira')).toEqual([]);
  });

  it('and the captured answer is read', () => {
    const body = readFileSync(join(SHARED_PAGES, 'jira/rest-cloud-bulkfetch-2026-08.json'), 'utf8');
    const answer = { ...json({}), body };
    expect(readBulk(answer, { host: 'dalet.atlassian.net', fields: ['summary', 'status'] })).toMatchObject({
      facts: [{ key: 'jira:dalet.atlassian.net/RDC-14817', status: 'In Design', statusCategory: 'progress' }],
    });
  });
});
