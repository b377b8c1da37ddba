import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, shortKey } from '../../../lib/core/issue.ts';
import { issueAt, ourKey } from '../../../lib/trackers/jira/issue-at.ts';
import { locate } from '../../../lib/trackers/jira/locate.ts';
import type { Located } from '../../../lib/trackers/tracker.ts';
import { describeCaptures, SHARED_PAGES } from '../../shared.ts';

type Row = {
  url: string;
  kind: string;
  tracker: string | null;
  key: string | null;
  needs?: string;
  projectKey?: string;
  boardId?: number;
};

const at = (url: string, ...own: string[]) => locate(new URL(url), own);
const keyAt = (url: string, ...own: string[]) => {
  const ref = at(url, ...own)?.ref;
  return ref ? shortKey(keyOf(ref)) : null;
};

/** What a visit of the page knows; where the issue stands beside a board or list, it looks the same on all of them. */
function visited(page: Located | null) {
  if (!page?.key) return null;
  const { url, host, key, site, api } = page;
  return { url, host, key, site, api, kind: page.kind === 'issue' ? 'issue' : 'pane' };
}

describeCaptures('every address of urls.json', () => {
  const rows: Row[] = JSON.parse(readFileSync(join(SHARED_PAGES, 'urls.json'), 'utf8'));
  const hosts = new Set(
    rows.flatMap(({ url, tracker }) => (tracker?.startsWith('jira') ? new URL(url).host : [])),
  );
  it.each(rows)('$url', ({ url, kind, tracker, key, needs, projectKey, boardId }) => {
    const page = locate(new URL(url), needs?.includes('Jira') ? [new URL(url).host] : []);
    // The script of a visit runs on Jira's hosts only.
    if (hosts.has(new URL(url).host))
      expect(issueAt(new URL(url)), 'as a visit has it').toEqual(visited(page));
    if (!tracker?.startsWith('jira')) return expect(page).toBeNull();
    expect(page).toMatchObject({ tracker: 'jira', flavour: tracker, kind });
    expect(page?.ref ? shortKey(keyOf(page.ref)) : null).toBe(key);
    if (projectKey) expect(page?.extra.projectKey).toBe(projectKey);
    if (boardId) expect(page?.extra.boardId).toBe(boardId);
  });
});

describe('locate', () => {
  it('gives host, base and key of a Data Center site under a context path', () => {
    expect(at('https://Issues.Example.com/jira/browse/kafka-1', 'ISSUES.example.com')).toMatchObject({
      flavour: 'jira-dc',
      host: 'issues.example.com',
      base: '/jira',
      ref: { tracker: 'jira', host: 'issues.example.com', project: 'KAFKA', number: 1 },
    });
  });

  it('knows a configured host with and without its port', () => {
    for (const own of ['localhost:2990', 'localhost'])
      expect(keyAt('http://localhost:2990/jira/browse/PROJ-12', own)).toBe('PROJ-12');
    expect(at('http://localhost:2990/jira/browse/PROJ-12', 'localhost:8080')).toBeNull();
  });

  it.each([
    'http://acme.atlassian.net/browse/PROJ-12',
    'https://www.atlassian.net/browse/PROJ-12',
    'https://atlassian.net/browse/PROJ-12',
    'https://acme.atlassian.net.evil.example/browse/PROJ-12',
    'https://evil.example/https://acme.atlassian.net/browse/PROJ-12',
    'https://acme.atlassian.net/jira/browse/PROJ-12',
    'https://acme.atlassian.net/browse/PROJ-12/edit',
    'https://acme.atlassian.net/jira/software/projects/PROJ/boards/3?config=columns',
    'https://acme.atlassian.net/jira/software/projects/PROJ/boards',
    'https://acme.atlassian.net/jira/plans/7/settings',
  ])('%s is none of ours', (url) => expect(at(url)).toBeNull());

  it('does not take a Bitbucket file on a configured host for an issue', () => {
    const url = 'https://code.example.com/projects/A/repos/b/browse/PROJ-12';
    expect(at(url, 'code.example.com')).toBeNull();
    expect(at(`${url.replace('/projects', '/bitbucket/projects')}`, 'code.example.com')).toBeNull();
  });

  it.each([
    ['https://acme.atlassian.net/issues/PROJ-7?jql=x', 'issue', 'PROJ-7'],
    ['https://acme.atlassian.net/issues/?selectedIssue=PROJ-7', 'issue-list', 'PROJ-7'],
    ['https://acme.atlassian.net/jira/software/projects/PROJ/boards/3?selectedIssue=nonsense', 'board', null],
    ['https://acme.atlassian.net/jira/plans/7/scenarios/173/timeline?vid=311', 'plan', null],
    ['https://acme.atlassian.net/browse/PROJ-12/', 'issue', 'PROJ-12'],
    ['https://acme.atlassian.net/secure/RapidBoard.jspa?rapidView=1&view=planning', 'backlog', null],
  ])('%s is %s, %s', (url, kind, key) => {
    expect(at(url)?.kind).toBe(kind);
    expect(keyAt(url)).toBe(key);
    expect(issueAt(new URL(url)), 'as a visit has it').toEqual(visited(at(url)));
  });

  it('never throws, and every ref it gives is a key of its own host', () => {
    const part = fc.oneof(
      fc.constantFrom('browse', 'jira', 'projects', 'secure', 'issues', 'PROJ-1', 'boards', '3', '..', '%'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), fc.string(), (parts, query) => {
        const text = `https://acme.atlassian.net/${parts.map(encodeURIComponent).join('/')}?selectedIssue=${encodeURIComponent(query)}`;
        const page = at(text);
        if (page?.ref)
          expect(keyOf(page.ref)).toMatch(/^jira:acme\.atlassian\.net\/[A-Z][A-Z0-9_]+-[1-9]\d*$/);
      }),
    );
  });
});

describe('ourKey', () => {
  it('refuses what is no key', () => {
    for (const text of ['', 'P-1', 'PROJ-0', 'PROJ-', 'PROJ-1x', '1A-2', 'PROJ-12345678901', null, undefined])
      expect(ourKey('h', text)).toBeNull();
  });
});
