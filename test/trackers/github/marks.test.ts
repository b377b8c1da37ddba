// @vitest-environment jsdom
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issueAt } from '../../../lib/trackers/github/issue-at.ts';
import { listAt } from '../../../lib/trackers/github/list-at.ts';
import { githubRows } from '../../../lib/trackers/github/marks.ts';
import { SHARED_PAGES } from '../../shared.ts';

/** Where the marks of rows and cards go, on every list and board that we have. */

const OWN = resolve(import.meta.dirname, '../../pages/github');
const CAPTURED = join(SHARED_PAGES, 'github');
const pages = [
  [OWN, 'pull-list-classic-2020', 4, 0],
  [OWN, 'global-list-2025-09', 4, 0],
  [OWN, 'pull-list-2026-09', 4, 0],
  [OWN, 'milestone-classic-2022', 2, 0],
  [CAPTURED, 'issue-list-react-dialog-2025-09', 25, 0],
  [CAPTURED, 'project-board-2025-09', 0, 11],
] as const;

function parsed(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

function readAll(doc: Document, address: string) {
  const url = new URL(address);
  const page = (listAt(url) === undefined && issueAt(url)) || githubRows.pageAt(url);
  return [...doc.querySelectorAll(githubRows.rows)].map((row) => ({
    row,
    found: githubRows.read(row, page),
  }));
}

describe('places', () => {
  for (const [folder, name, rows, cards] of pages)
    it.skipIf(!existsSync(folder))(`one for each row and card of ${name}`, () => {
      const { pageUrl } = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8'));
      const doc = parsed(readFileSync(join(folder, `${name}.html`), 'utf8'));
      const issues = readAll(doc, pageUrl).filter(({ found }) => found);
      expect(issues.map(({ found }) => found?.place?.size)).toEqual([
        ...Array(rows).fill('row'),
        ...Array(cards).fill('card'),
      ]);
      for (const { row, found } of issues) {
        const { anchor } = found?.place ?? {};
        expect(anchor && row !== anchor && row.contains(anchor)).toBe(true);
        expect(anchor?.closest('a, button, h3')).toBeNull();
      }
    });

  it('behind the last part of the line, beside no button of a card', () => {
    const card = parsed(
      '<div data-board-card-id="1"><div><div id="key"><span>shop #7</span><div class="js-context-menu-trigger"><button></button></div></div><div></div></div><a href="/acme/shop/issues/7"><h3>Seven</h3></a></div>',
    );
    const [one] = readAll(card, 'https://github.com/orgs/acme/projects/1');
    expect(one?.found).toMatchObject({
      facts: { key: 'github:github.com/acme/shop#7', title: 'Seven', source: 'card' },
      place: { how: 'after', size: 'card', anchor: card.querySelector('#key') },
    });
  });

  it('none in drafts, in empty shells and in rows of something else', () => {
    const doc = parsed(
      `<div data-board-card-id="1"><h3>A draft</h3></div><div data-board-card-id="2"></div><ul><li role="listitem">Menu</li></ul>
       <div id="memex-project-view-root"><div role="row">Heading</div></div><div role="row"><a href="/acme/shop/issues/1">elsewhere</a></div>`,
    );
    expect(readAll(doc, 'https://github.com/orgs/acme/projects/1').map(({ found }) => found)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('in the cell of the title of a table', () => {
    const doc = parsed(
      `<div id="memex-project-view-root"><div role="row"><div role="gridcell"><div id="cell"><svg class="octicon octicon-git-pull-request"></svg><a href="https://github.com/acme/shop/pull/7">Seven</a></div></div></div></div>`,
    );
    const [one] = readAll(doc, 'https://github.com/orgs/acme/projects/1');
    expect(one?.found).toMatchObject({
      facts: { key: 'github:github.com/acme/shop#7', title: 'Seven', state: 'open', kind: 'pull' },
      place: { how: 'append', size: 'row', anchor: doc.querySelector('#cell') },
    });
  });
});

/** A page of ours as the readers find it: key, kind, title, state, parent and size of each row. */
function readOwn(name: string, address: string) {
  const doc = parsed(readFileSync(join(OWN, `${name}.html`), 'utf8'));
  return readAll(doc, address).flatMap(({ row, found }) => {
    const { facts, place, isAside = false } = found ?? {};
    if (!facts) return [];
    expect(place && row.contains(place.anchor)).toBe(true);
    const short = (key: string | undefined) => key?.replace('github:github.com/acme/', '');
    const above = [facts.parent?.key, facts.parent?.parent?.key].flatMap((key) => short(key) ?? []);
    return [[short(facts.key), facts.title, facts.state, place?.size, isAside, above]];
  });
}

describe('other places', () => {
  it('rows of a table, by the cell of the title alone; none for its heads and drafts', () => {
    expect(readOwn('project-table-2026-06', 'https://github.com/orgs/acme/projects/4/views/2')).toEqual([
      ['shop#461', 'Retry the charge once', 'open', 'row', false, []],
      ['shop#31', 'Retry once', 'open', 'row', false, []],
      ['shop#8', expect.stringMatching(/^A title/), 'closed', 'row', false, []],
    ]);
  });

  it('rows of a roadmap, by the cell of the title, not by the bar; none for its groups and drafts', () => {
    expect(readOwn('project-roadmap-2025', 'https://github.com/orgs/acme/projects/4/views/3')).toEqual([
      ['shop#461', 'Retry the charge once', 'open', 'row', false, []],
      ['shop#31', 'Retry once', 'open', 'row', false, []],
      ['shop#8', 'Quota for retries of all who sell with us', 'closed', 'row', false, []],
    ]);
  });

  it('labels of pull requests, unless a row shows none, or one that leads nowhere', () => {
    const doc = parsed(readFileSync(join(OWN, 'pull-list-2026-09.html'), 'utf8'));
    const found = readAll(doc, 'https://github.com/acme/shop/pulls').map((row) => row.found?.facts.labels);
    expect(found).toEqual([['checkout'], undefined, ['checkout', 'p1'], undefined]);
  });

  it('results of a search', () => {
    expect(readOwn('search-2025-08', 'https://github.com/search?q=retry&type=issues')).toEqual([
      ['shop#461', 'Retry the charge once', 'open', 'row', false, []],
      ['api#7', 'Quota for retries', 'closed', 'row', false, []],
      ['shop#31', 'Retry once', 'open', 'row', false, []],
    ]);
  });

  const related = [
    ['shop#14', 'First', 'closed', 'row', true, ['shop#461']],
    ['shop#16', 'Below the first', undefined, 'row', true, ['shop#14', 'shop#461']],
    ['shop#15', 'Second', 'open', 'row', true, ['shop#461']],
    ['shop#12', 'Blocking the checkout', 'open', 'row', true, []],
    ['api#7', 'Parent of all retries', 'closed', 'row', true, []],
    ['shop#8', 'Quota', 'open', 'row', true, []],
    ['shop#20', 'Launch', 'open', 'row', true, []],
  ] as const;

  it('sub-issues with what they stand under, and relations once each', () => {
    expect(readOwn('issue-related-2026-08', 'https://github.com/acme/shop/issues/461')).toEqual(related);
  });

  it('beside a board, where the address may speak of another issue, what stands under it is unread', () => {
    const address = 'https://github.com/orgs/acme/projects/4?pane=issue&issue=acme%7Cshop%7C3';
    const above = readOwn('issue-related-2026-08', address).map((row) => row[5]);
    expect(above).toEqual([[], ['shop#14'], [], [], [], [], []]);
  });

  it('of an entry that is all link, not within that', () => {
    const doc = parsed(
      `<div data-testid="sidebar-relationships-section"><ul><li id="entry"><a href="/acme/shop/issues/9"><span>Nine</span></a></li></ul></div>`,
    );
    const [one] = readAll(doc, 'https://github.com/acme/shop/issues/1');
    expect(one?.found?.place).toMatchObject({ anchor: { id: 'entry' }, line: { localName: 'a' } });
  });

  it('of a sub-issue, in its own line, not behind those below it', () => {
    const { found } = readAll(
      parsed(readFileSync(join(OWN, 'issue-related-2026-08.html'), 'utf8')),
      'https://github.com/acme/shop/issues/461',
    )[0] ?? { found: null };
    expect(found?.place?.anchor.querySelector('[role=treeitem]')).toBe(null);
    expect(found?.place?.anchor.contains(found.place.line ?? null)).toBe(true);
  });
});

describe('what a row shows', () => {
  const row = (inner: string) =>
    readAll(
      parsed(
        `<ul><li role="listitem"><h3><a data-testid="issue-pr-title-link" href="/acme/shop/issues/7">Seven</a></h3><div>${inner}</div></li></ul>`,
      ),
      'https://github.com/acme/shop/issues',
    )[0]?.found?.facts;
  const assigned = (inner: string) => row(`<div data-testid="list-row-assignees">${inner}</div>`)?.assignees;

  it('of its assignees: all, nobody, or that they cannot be read', () => {
    const person = (login: string) => `<a data-hovercard-url="/users/${login}/hovercard"></a>`;
    expect(assigned(person('dana') + person('sam'))).toEqual(['dana', 'sam']);
    expect(assigned('')).toEqual([]);
    expect(assigned('<span>+3</span>')).toBeUndefined();
    expect(assigned(`${person('dana')}<a href="#">and more</a>`)).toBeUndefined();
    expect(row('')?.assignees).toBeUndefined();
  });

  it('of linked pull requests: none, or that there are some', () => {
    const linked = (inner: string) =>
      row(`<div data-testid="list-row-linked-pull-requests">${inner}</div>`)?.pulls;
    expect(linked('')).toEqual([]);
    expect(linked('<a>1</a>')).toBeUndefined();
    expect(row('')?.pulls).toBeUndefined();
  });

  it('nothing of what the browser has translated', () => {
    const words = (text: string) => `<font><font>${text}</font></font>`;
    const [translated] = readAll(
      parsed(
        `<ul><li role="listitem"><h3><a data-testid="issue-pr-title-link" href="/acme/shop/issues/7">${words('Sieben')}</a></h3>
         <span data-listview-component="trailing-badge"><a href="?q=label%3Abug">${words('Fehler')}</a></span>
         <a href="/acme/shop/milestone/4">${words('Strand')}</a></li></ul>`,
      ),
      'https://github.com/acme/shop/issues',
    );
    const { key, title, labels, milestone } = translated?.found?.facts ?? {};
    expect(key).toBe('github:github.com/acme/shop#7');
    expect([title, labels, milestone]).toEqual([undefined, undefined, undefined]);
  });

  it('its own state, whatever else stands in the row', () => {
    const icon = (name: string) => `<svg class="octicon octicon-${name}"></svg>`;
    const state = `<div data-testid="list-row-state-icon">${icon('issue-closed')}</div>`;
    expect(row(`${icon('git-pull-request')}${state}`)?.state).toBe('closed');
  });

  it('of its milestone: that, but never that there is none', () => {
    expect(row('<a href="/acme/shop/milestone/4">Beta</a>')?.milestone).toBe('Beta');
    expect(row('')?.milestone).toBeUndefined();
  });
});
