// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { IssueFacts } from '../../../lib/core/facts.ts';
import { github } from '../../../lib/trackers/github/index.ts';
import { locate } from '../../../lib/trackers/github/locate.ts';
import type { Page } from '../../../lib/trackers/tracker.ts';

const URL_ = 'https://github.com/acme/shop/issues/7';

function at(url = URL_): Page {
  const page = locate(new URL(url));
  if (!page) throw new Error(url);
  return page;
}

function doc(body: string): Document {
  return new DOMParser().parseFromString(`<body>${body}</body>`, 'text/html');
}

function read(body: string | Document, page = at()): Promise<IssueFacts | undefined> {
  return github.read(page, typeof body === 'string' ? doc(body) : body, new AbortController().signal);
}

function issue(title: string, number = 7): string {
  return `<div data-testid="issue-viewer-container">
    <h1><bdi data-testid="issue-title">${title}</bdi> <span>#${number}</span></h1>
    <div data-testid="issue-metadata-fixed"><div><div><span data-testid="header-state" data-status="issueOpened">Open</span></div></div></div>
  </div>`;
}

describe('a page without the issue', () => {
  const pages = {
    'an unknown page': '<main><h1>Page not found</h1></main>',
    'a page with every id, class and attribute stripped': issue('Retry').replace(/ [\w-]+="[^"]*"/g, ''),
    'an empty title': issue('   '),
    'another issue, as before a soft navigation is drawn': issue('Before', 6),
    'only mentions of it': '<a href="/acme/shop/issues/7">#7</a><div data-testid="issue-title">Retry</div>',
    'only the sticky copy': '<div><bdi data-testid="issue-title-sticky">Retry</bdi><span>#7</span></div>',
    'a head that speaks of it':
      '<title>Retry · Issue #7 · acme/shop</title><meta property="og:title" content="Retry">',
  };
  for (const [what, html] of Object.entries(pages))
    it(`finds nothing on ${what}`, async () => {
      expect(await read(html)).toBeUndefined();
      expect(github.place(at(), doc(html))).toBeUndefined();
    });

  it.each(['issues', 'labels', 'milestones', 'issues/new', 'projects', 'pulls'])(
    'has no issues at /%s',
    async (path) => {
      expect(await read(issue('Retry'), at(`https://github.com/acme/shop/${path}`))).toBeUndefined();
    },
  );
});

describe('hostile titles', () => {
  const titles: Record<string, [string, string]> = {
    script: ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    'an override of direction': ['pay \u202Efdp.exe', 'pay fdp.exe'],
    'zero width': ['a\u200b\ufeffb', 'ab'],
    'a lone surrogate': ['a\ud800b', 'a\ufffdb'],
    'the number of another issue': ['Fix #6 and #8', 'Fix #6 and #8'],
    'words of a state': ['Merged: Closed', 'Merged: Closed'],
  };
  for (const [what, [html, title]] of Object.entries(titles))
    it(what, async () => {
      const page = doc(issue('x'));
      const element = page.querySelector('bdi');
      if (what.startsWith('a lone')) element?.replaceChildren(html);
      else if (element) element.innerHTML = html;
      expect(await read(page)).toMatchObject({ title, state: 'open', key: 'github:github.com/acme/shop#7' });
    });

  it('64 kB are cut', async () => {
    const facts = await read(issue('long '.repeat(13_108)));
    expect(facts?.title).toHaveLength(1024);
  });
});

describe('what follows from what was read', () => {
  const pill = (status: string, words: string) =>
    issue('x').replace('issueOpened', status).replace('>Open<', `>${words}<`);

  it.each([
    ['issueOpened', 'Open', { state: 'open', stateReason: null, statusCategory: 'todo' }],
    ['issueClosed', 'Closed', { state: 'closed', stateReason: 'completed', statusCategory: 'done' }],
    [
      'issueClosedNotPlanned',
      'Closed',
      { state: 'closed', stateReason: 'not_planned', statusCategory: 'done' },
    ],
    ['issueClosedNotPlanned', 'Closed as duplicate', { state: 'closed', stateReason: 'duplicate' }],
    ['', 'Closed', { state: 'closed' }],
  ])('%s "%s"', async (status, words, facts) => {
    expect(await read(pill(status, words))).toMatchObject(facts);
  });

  it('a pill that was not drawn leaves the state unread', async () => {
    const facts = await read('<h1><bdi data-testid="issue-title">x</bdi> #7</h1>');
    expect(facts).not.toHaveProperty('state');
    expect(facts).not.toHaveProperty('statusCategory');
    expect(facts).not.toHaveProperty('stateReason');
  });

  it('fields that GitHub has for no issue are empty, not unread', async () => {
    const facts = await read(issue('x'));
    expect(facts).toMatchObject({
      status: null,
      components: [],
      fixVersions: [],
      closes: [],
      priority: null,
    });
    for (const field of ['labels', 'parent', 'sprints', 'assignees'])
      expect(facts, field).not.toHaveProperty(field);
  });

  it('data of the page gives way to what it shows, but for the reason of reopening', async () => {
    const data = {
      a: {
        number: 7,
        title: 'Old',
        state: 'OPEN',
        stateReason: 'REOPENED',
        url: URL_,
        milestone: { title: 'v1' },
      },
    };
    const script = `<script type="application/json" data-target="react-app.embeddedData">${JSON.stringify(data)}</script>`;
    expect(await read(issue('New') + script)).toMatchObject({
      title: 'New',
      stateReason: 'reopened',
      milestone: 'v1',
      source: 'page',
    });
    const closed = issue('New').replace('issueOpened', 'issueClosed');
    expect(await read(closed + script)).toMatchObject({ state: 'closed', stateReason: 'completed' });
    expect(await read(script)).toMatchObject({ title: 'Old', state: 'open', source: 'embedded' });
  });

  it('is searched once for each issue, however often the page changes and wherever a person goes', async () => {
    const issues = [7, 8].map((number) => ({ number, title: `Old ${number}`, state: 'OPEN', url: URL_ }));
    const script = '<script type="application/json" data-target="react-app.embeddedData">[7]</script>';
    const page = doc(script);
    const search = vi.fn(Reflect.ownKeys);
    const data = new Proxy(issues, { ownKeys: search });
    const { parse } = JSON;
    const parsed = vi
      .spyOn(JSON, 'parse')
      .mockImplementation((text) => (text === '[7]' ? data : parse(text)));
    const titles: (string | undefined)[] = [];
    for (const number of [7, 7, 8, 8, 9, 9, 7])
      titles.push((await read(page, at(URL_.replace('7', `${number}`))))?.title);
    const parses = parsed.mock.calls.filter(([text]) => text === '[7]');
    parsed.mockRestore();
    expect(titles).toEqual(['Old 7', 'Old 7', 'Old 8', 'Old 8', undefined, undefined, 'Old 7']);
    expect([parses.length, search.mock.calls.length]).toEqual([1, 4]);
  });

  it.each<[string, object, string[] | undefined]>([
    ['a body', { body: 'Done with SHOP-9, see SHOP-9 and UTF-8; not shop-9.' }, ['SHOP-9', 'UTF-8']],
    ['an empty body', { body: '' }, []],
    ['no body', { body: null }, []],
    ['a branch', { headBranch: 'feature/shop-12-retry' }, ['SHOP-12']],
    ['a branch in GraphQL', { body: 'OPS-1', headRefName: 'SHOP-12' }, ['OPS-1', 'SHOP-12']],
    ['neither', {}, undefined],
    ['hostile text', { body: `${'A'.repeat(9000)}-1 ${'X-1 '.repeat(9)}A-0 AB-01 AB-99999999999` }, []],
  ])("names Jira's issues as they stand in %s", async (_, said, mentions) => {
    const data = { number: 7, title: 'Retry', state: 'OPEN', url: URL_, ...said };
    const script = `<script type="application/json" data-target="react-app.embeddedData">${JSON.stringify(data)}</script>`;
    const facts = await read(script);
    expect(facts?.mentions).toEqual(mentions);
  });

  it('names a hundred of them at most', async () => {
    const body = Array.from({ length: 500 }, (_, n) => `SHOP-${n + 1}`).join(' ');
    const data = { number: 7, title: 'Retry', state: 'OPEN', url: URL_, body };
    const script = `<script type="application/json" data-target="react-app.embeddedData">${JSON.stringify(data)}</script>`;
    expect((await read(script))?.mentions?.length).toBeLessThanOrEqual(100);
  });
});

describe('the first comment', () => {
  const comment = (id: string, login: string) =>
    `<div id="${id}" class="timeline-comment-group"><a class="author" href="${login}">x</a>
      <relative-time datetime="2026-03-02T09:00:00+01:00"></relative-time></div>`;

  it('tells who wrote it, and when', async () => {
    expect(await read(issue('x') + comment('issue-1', 'https://github.com/apps/renovate'))).toMatchObject({
      author: { name: 'renovate[bot]', bot: true },
      created: '2026-03-02T08:00:00.000Z',
    });
  });

  it('is no other comment, and no commit', async () => {
    const facts = await read(`${issue('x')}<a class="author" href="/dana">dana</a>${comment('r1', '/sam')}`);
    expect(facts).not.toHaveProperty('author');
    expect(facts).not.toHaveProperty('created');
  });
});

describe('sub-issues', () => {
  const tree = (items: string) =>
    `${issue('x')}<div data-testid="sub-issues-issue-container"><span>0 of 2</span><ul>${items}</ul></div>`;
  const item = (number: number) =>
    `<li role="treeitem" aria-level="1"><a href="/acme/shop/issues/${number}">It</a><a href="/acme/shop/pull/9">1</a></li>`;

  it('are named by their first link, when all that are counted are there', async () => {
    expect(await read(tree(item(11) + item(12)))).toMatchObject({
      subIssues: [{ key: 'github:github.com/acme/shop#11' }, { key: 'github:github.com/acme/shop#12' }],
    });
    expect(await read(tree(item(11)))).not.toHaveProperty('subIssues');
  });
});

describe('relations that cannot be told apart', () => {
  const around = (list: string) => `${issue('x')}
    <div data-testid="sidebar-relationships-section"><h3>Relationships</h3><ul class="RelationshipsSection-x">${list}</ul></div>
    <div data-testid="sidebar-participants-section"><h3>Participants</h3></div>`;

  it('are unread without a group', async () => {
    const facts = await read(around('<li><a href="/acme/shop/issues/9">Parent of it</a></li>'));
    for (const field of ['parent', 'blockedBy', 'blocks']) expect(facts).not.toHaveProperty(field);
  });

  it('are unread with a group that nobody knows', async () => {
    const facts = await read(
      around(
        '<li><h4>Parent</h4><a href="/acme/shop/issues/8">Eight</a></li><li><h4>Near</h4><a href="/acme/shop/issues/9">Nine</a></li>',
      ),
    );
    for (const field of ['parent', 'blockedBy', 'blocks']) expect(facts).not.toHaveProperty(field);
  });

  it('are read by group, once each', async () => {
    const link = '<a href="/acme/shop/issues/9">Nine</a>';
    const facts = await read(around(`<li><h4>Blocked by</h4>${link}${link}</li>`));
    expect(facts).toMatchObject({
      parent: null,
      blocks: [],
      blockedBy: [{ key: 'github:github.com/acme/shop#9', title: 'Nine' }],
    });
  });
});
