// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forget, jira } from '../../../lib/trackers/jira/index.ts';
import { jiraRows } from '../../../lib/trackers/jira/marks.ts';
import { rowsIn } from '../../captures/rows.ts';
import { ownPage, pageAt, signal } from './support.ts';

/** Our own reduced pages, read without any answer from Jira. */

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const NAMES = ['cloud-issue-2026-08', 'cloud-panel-2026-08', 'dc-issue-9', 'dc-board-detail-9'];

beforeEach(() => {
  for (const host of ['acme.atlassian.net', 'issues.acme.example']) forget(`jira:${host}/SHOP-9`);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 401 })));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each(NAMES)('%s', (name) => {
  const expected = JSON.parse(ownPage(`${name}.json`));
  const page = pageAt(expected.url);

  it('shows the facts beside it and says that Jira asks to sign in', async () => {
    const facts = await jira.read(page, parse(ownPage(`${name}.html`)), signal());
    expect(facts).toEqual({
      ...expected.facts,
      readAt: expect.any(String),
      source: 'page',
      trouble: 'signed-out',
    });
  });

  it('has its rows and cards', () => {
    const rows = rowsIn(jiraRows, page, parse(ownPage(`${name}.html`)));
    expect(rows).toMatchObject(expected.rows);
    expect(rows).toHaveLength(expected.rows.length);
  });

  it('has one place, in a line that stands there, never beside Delete, Close or a transition', () => {
    const doc = parse(ownPage(`${name}.html`));
    const place = jira.place(page, doc);
    const { anchor, ...about } = expected.place;
    expect(place).toEqual({ ...about, anchor: expect.any(Element) });
    expect(place?.anchor.matches(anchor)).toBe(true);
    expect(place?.anchor.textContent).not.toMatch(/Delete|Close|Edit/);
  });

  it('has one place when the title stands there twice', () => {
    const doc = parse(ownPage(`${name}.html`));
    const copy = doc.body.cloneNode(true);
    doc.body.prepend(...copy.childNodes);
    expect(jira.place(page, doc)).toBeDefined();
  });

  it('is nothing to another issue: the page may still be leaving this one', async () => {
    const other = pageAt(expected.url.replaceAll('SHOP-9', 'SHOP-8'));
    const doc = parse(ownPage(`${name}.html`));
    forget(`jira:${other.host}/SHOP-8`);
    expect(jira.place(other, doc)).toBeUndefined();
    expect(await jira.read(other, doc, signal())).toBeUndefined();
  });

  it('without any id, class or test id it has no place and, if Jira does not answer, no facts', async () => {
    const doc = parse(ownPage(`${name}.html`));
    for (const element of doc.querySelectorAll('*'))
      for (const { name } of [...element.attributes]) if (name !== 'href') element.removeAttribute(name);
    expect(jira.place(page, doc)).toBeUndefined();
    expect(rowsIn(jiraRows, page, doc)).toEqual([]);
    expect(await jira.read(page, doc, signal())).toBeUndefined();
  });

  it('says its theme', () => {
    expect(jira.theme(parse(ownPage(`${name}.html`)))).toBe(expected.theme);
  });
});

describe('pages that are no issue view', () => {
  const page = pageAt('https://acme.atlassian.net/browse/SHOP-9');

  it('a login page at the address has no place and no facts', async () => {
    const doc = parse(ownPage('cloud-signed-out-2026-08.html'));
    expect(jira.place(page, doc)).toBeUndefined();
    expect(await jira.read(page, doc, signal())).toBeUndefined();
  });

  it('a hostile page gives one line of plain text and one place', async () => {
    const doc = parse(ownPage('cloud-hostile-2026-08.html'));
    const facts = await jira.read(page, doc, signal());
    expect(facts?.title).toBe('<img src=x onerror=alert(1)> txet label:checkout');
    expect(facts).toMatchObject({ status: 'To Do', key: 'jira:acme.atlassian.net/SHOP-9' });
    expect(jira.place(page, doc)).toBeDefined();
  });

  it('a board without an open issue has neither place nor own facts, and asks nothing', async () => {
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    const board = pageAt('https://acme.atlassian.net/jira/software/projects/SHOP/boards/3');
    const doc = parse(ownPage('cloud-panel-2026-08.html'));
    expect(jira.place(board, doc)).toBeUndefined();
    expect(await jira.read(board, doc, signal())).toBeUndefined();
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('an issue opened in a dialog above another issue’s page', () => {
  const html = (name: string, title: string, status: string) => `<div>
    <a data-testid="issue.views.issue-base.foundation.breadcrumbs.current-issue.item" href="/browse/${name}">${name}</a>
    <h1 data-testid="issue.views.issue-base.foundation.summary.heading">${title}</h1>
    <p><button data-testid="issue-field-status.ui.status-view.status-button.status-button">${status}</button></p></div>`;
  const doc = parse(`<main>${html('SHOP-9', 'Below', 'To Do')}</main>${html('SHOP-10', 'Above', 'Done')}`);

  it.each([
    ['SHOP-9', 'Below', 'To Do'],
    ['SHOP-10', 'Above', 'Done'],
  ])('%s is read and placed as itself', async (name, title, status) => {
    const page = pageAt(`https://acme.atlassian.net/browse/${name}`);
    forget(`jira:acme.atlassian.net/${name}`);
    expect(await jira.read(page, doc, signal())).toMatchObject({ title, status });
    expect(jira.place(page, doc)?.anchor.textContent).toBe(status);
  });
});

describe('what the page says only in words of another language', () => {
  it('is unread, not a value', async () => {
    const html = ownPage('cloud-issue-2026-08.html').replaceAll('None', 'Keine').replace('Unresolved', '');
    const facts = await jira.read(pageAt('https://acme.atlassian.net/browse/SHOP-9'), parse(html), signal());
    expect(facts).not.toHaveProperty('components');
    expect(facts).not.toHaveProperty('resolution');
    expect(facts).toHaveProperty('fixVersions', ['2.0']);
  });
});

describe('places when Jira draws its header otherwise', () => {
  const page = pageAt('https://acme.atlassian.net/browse/SHOP-9');
  const place = (html: string) => jira.place(page, parse(html));
  const html = ownPage('cloud-issue-2026-08.html');

  it('the row of the bare status button, when its wrapper has no name', () => {
    expect(place(html.replace('status.status-field-wrapper', 'x'))).toMatchObject({
      size: 'title',
      how: 'append',
    });
  });

  it('the breadcrumb line, smaller, when there is no status button', () => {
    const bare = html.replace(/status\.status-field-wrapper|status-button\.status-button"/g, 'x"');
    const found = place(bare);
    expect(found).toMatchObject({ size: 'row', how: 'after' });
    expect(found?.anchor.textContent).toContain('SHOP-9');
  });

  it('right after the key on classic pages without a breadcrumb list', () => {
    const classic =
      '<div id="issue-content"><a id="key-val" data-issue-key="SHOP-9">SHOP-9</a><h1 id="summary-val">x</h1></div>';
    expect(place(classic)).toMatchObject({ size: 'row', how: 'after' });
  });
});
