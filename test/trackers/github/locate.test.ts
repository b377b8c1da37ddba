import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyOf, shortKey } from '../../../lib/core/issue.ts';
import { issueAt } from '../../../lib/trackers/github/issue-at.ts';
import { listAt } from '../../../lib/trackers/github/list-at.ts';
import { locate } from '../../../lib/trackers/github/locate.ts';
import { describeCaptures, SHARED_PAGES } from '../../shared.ts';

type Row = { url: string; kind: string; tracker: string | null; key: string | null } & Record<
  string,
  unknown
>;

const FILE = join(SHARED_PAGES, 'urls.json');
const rows: Row[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : [];
const own = (row: Row) => (row.needs && row.tracker === 'github' ? [new URL(row.url).host] : []);

/** The script of a visit runs on GitHub's hosts only. */
function expectNoVisit(url: string): void {
  if (url.startsWith('https://github.com/')) expect(issueAt(new URL(url))).toBeNull();
}

describeCaptures('addresses of urls.json', () => {
  for (const row of rows.filter(({ tracker }) => tracker === 'github'))
    it(`${row.kind} ${row.url}`, () => {
      const page = locate(new URL(row.url), own(row));
      expect(page?.kind).toBe(row.kind);
      expect(page?.ref && shortKey(keyOf(page.ref)).toLowerCase()).toBe(row.key?.toLowerCase() ?? null);
      const { url, kind, tracker, key, source, needs, note, inference, ...extra } = row;
      expect(page?.extra).toMatchObject(extra);
      if (row.needs) expect(locate(new URL(row.url)), 'unconfigured').toBeNull();
      const visited = page?.ref ? { kind: page.kind, url: page.url, host: page.host, key: page.key } : null;
      expect(issueAt(new URL(row.url)), 'as a visit has it').toEqual(visited);
    });

  for (const row of rows.filter(({ tracker }) => tracker !== 'github'))
    it(`nothing of GitHub ${row.url}`, () => {
      expect(locate(new URL(row.url))).toBeNull();
      expectNoVisit(row.url);
    });
});

const LISTS = /^(issue-list|pull-list|global-(issue|pull)-list|project-board|milestone)$/;

describeCaptures('lists among the addresses of urls.json', () => {
  for (const { url: address, kind } of rows.filter(({ url }) => /^https:\/\/(github\.com|ghe)/.test(url)))
    it(`${kind} ${address}`, () => {
      const url = new URL(address);
      const at = listAt(url);
      expect(at !== undefined, 'is a list').toBe(LISTS.test(kind));
      // Only a list of one repository tells whose its issues are.
      const [, owner, repo] = url.pathname.split(/\/+/);
      const isOfOne = /^(issue-list|pull-list|milestone)$/.test(kind);
      if (at !== undefined) expect(at).toBe(isOfOne ? `github:${url.host}/${owner}/${repo}#0` : '');
    });
});

describe('listAt', () => {
  it.each([
    ['https://github.com/search?q=x&type=pullrequests', ''],
    ['https://github.com/issues/SSC_kgDOABqApA?q=is%3Apr', ''],
    ['https://github.com/pulls/inbox', ''],
    ['https://github.com/issues/7', undefined],
    ['https://github.com/acme/shop/issues/views/7', 'github:github.com/acme/shop#0'],
    ['https://github.com/acme/shop/milestone/3?closed=1', 'github:github.com/acme/shop#0'],
    ['https://github.com/search?type=code&q=type=issues', undefined],
    ['https://github.com/acme/shop/pulls/', 'github:github.com/acme/shop#0'],
    ['https://github.com/acme/shop/pullsx', undefined],
    ['https://github.com/orgs/acme/issues', undefined],
    ['https://github.com/users/dana/projects/4/views/2?pane=issue', ''],
  ])('%s', (address, at) => {
    expect(listAt(new URL(address))).toBe(at);
  });
});

describe('locate', () => {
  it('keeps names as written, and the flavour of the host', () => {
    expect(locate(new URL('https://github.com/Acme/Web.js/issues/7'))).toMatchObject({
      flavour: 'github',
      host: 'github.com',
      base: '',
      ref: { tracker: 'github', host: 'github.com', owner: 'Acme', repo: 'Web.js', number: 7 },
    });
    const enterprise = locate(new URL('https://ghe.acme.example/a/b/pull/1'), ['GHE.acme.example']);
    expect(enterprise).toMatchObject({ flavour: 'github-enterprise', kind: 'pull', ref: { number: 1 } });
  });

  it.each([
    ['a look-alike with a port', 'https://github.com:8443/a/b/issues/1'],
    ['a subdomain', 'https://gist.github.com/a/b/issues/1'],
    ['another protocol', 'ftp://github.com/a/b/issues/1'],
    ['number 0', 'https://github.com/a/b/issues/0'],
    ['a number with a leading zero', 'https://github.com/a/b/issues/012'],
    ['an owner that cannot be one', 'https://github.com/a%20b/c/issues/1'],
    ['a number as part of a word', 'https://github.com/a/b/pull/12x'],
  ])('finds nothing at %s', (_what, url) => {
    expect(locate(new URL(url))).toBeNull();
    expectNoVisit(url);
  });

  it('takes a board and no pane where the query has another pane or a broken issue', () => {
    const board = 'https://github.com/orgs/acme/projects/5';
    expect(locate(new URL(`${board}?pane=info`))).toMatchObject({
      ref: null,
      extra: { project: 'orgs/acme/5' },
    });
    expect(locate(new URL(`${board}?pane=issue&issue=acme%7Cweb%7C0`))).toMatchObject({
      ref: null,
      extra: { pane: 'draft-or-unknown' },
    });
    expect(locate(new URL(`${board}?pane=issue&issue=acme/x%7Cweb%7C3`))?.ref).toBeNull();
  });
});
