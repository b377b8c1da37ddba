// @vitest-environment jsdom
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { githubRows } from '../../../lib/trackers/github/marks.ts';
import { SHARED_PAGES } from '../../shared.ts';

/** Where the marks of rows and cards go, on every list and board that we have. */

const OWN = resolve(import.meta.dirname, '../../pages/github');
const CAPTURED = join(SHARED_PAGES, 'github');
const pages = [
  [OWN, 'pull-list-classic-2020', 4, 0],
  [OWN, 'global-list-2025-09', 4, 0],
  [CAPTURED, 'issue-list-react-dialog-2025-09', 25, 0],
  [CAPTURED, 'project-board-2025-09', 0, 11],
] as const;

function parsed(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

function readAll(doc: Document, address: string) {
  const page = githubRows.pageAt(new URL(address));
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

  it('of its milestone: that, but never that there is none', () => {
    expect(row('<a href="/acme/shop/milestone/4">Beta</a>')?.milestone).toBe('Beta');
    expect(row('')?.milestone).toBeUndefined();
  });
});
