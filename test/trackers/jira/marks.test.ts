// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { listAt } from '../../../lib/trackers/jira/list-at.ts';
import { jiraRows } from '../../../lib/trackers/jira/marks.ts';
import { STRIP_LINE } from '../../../lib/trackers/jira/strip-places.ts';
import type { Page } from '../../../lib/trackers/tracker.ts';
import { jiraCaptures } from '../../e2e/support/jira-lists.ts';
import { describeCaptures } from '../../shared.ts';
import { ownPage, pageAt } from './support.ts';

/** Where the marks of rows and cards go, on every list, board, row and card that we have. */

const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const HOST = 'acme.atlassian.net';
const at = (path: string) => new URL(`https://${HOST}${path}`);

function pageOf(url: URL): Page {
  return listAt(url) === undefined ? pageAt(url.href) : jiraRows.pageAt(url);
}

function readAll(doc: Document, url: URL) {
  return [...doc.querySelectorAll(jiraRows.rows)].map((row) => ({
    row,
    found: jiraRows.read(row, pageOf(url)),
  }));
}

describeCaptures('captures', () => {
  for (const { name, url, html, marks } of jiraCaptures())
    it(`${name}: one place for each row and card, over the line of its key`, () => {
      const issues = readAll(parsed(html), new URL(url)).filter(({ found }) => found);
      expect(issues.map(({ found }) => [found?.facts.key, found?.place?.size])).toEqual(
        marks.map((mark) => [mark?.issue, mark?.size]),
      );
      for (const { found } of issues) {
        const { anchor, line, how } = found?.place ?? {};
        expect(how).toBe('append');
        expect(line && anchor !== line && anchor?.contains(line)).toBe(true);
        expect(anchor?.closest('a, button')).toBeNull();
      }
    });
});

/** The one row of a small page. */
function only(html: string, path = '/jira/software/projects/SHOP/boards/3') {
  const all = readAll(parsed(html), at(path));
  expect(all).toHaveLength(1);
  return all[0]?.found;
}
const key = `jira:${HOST}/SHOP-9`;

describe('rows that no capture holds', () => {
  const id = (name: string, inner: string, tag = 'div') => `<${tag} data-testid="${name}">${inner}</${tag}>`;

  it('of a timeline', () => {
    const kit = 'roadmap.timeline-table-kit.ui.list-item-content.summary';
    const found = only(
      id(
        'roadmap.timeline-table.components.list-item.container-10009',
        `<a data-testid="${kit}.key" href="/browse/SHOP-9">SHOP-9</a>${id(`${kit}.title`, 'Nine')}`,
      ),
      '/jira/software/projects/SHOP/boards/3/timeline',
    );
    expect(found).toMatchObject({ facts: { key, title: 'Nine' }, place: { size: 'row' } });
  });

  it('of a split view, whose link is the whole row and whose key is words', () => {
    const card = 'issue-navigator.ui.issue-results.detail-view.card-list.card';
    const found = only(
      id(
        `${card}.list-item`,
        `<a data-testid="${card}" href="/issues/SHOP-9?jql=x"><div data-testid="${card}.summary">Nine</div><span>SHOP-9</span></a>`,
        'li',
      ),
      '/issues/?jql=x',
    );
    expect(found).toMatchObject({ facts: { key, title: 'Nine' } });
    expect(found?.place?.anchor.tagName).toBe('LI');
    expect(found?.place?.line?.textContent).toBe('SHOP-9');
  });

  it('of Data Center’s navigator, by the row’s own key, not by its parent’s link', () => {
    const found = only(
      `<table><tr data-issuekey="SHOP-9" class="issuerow"><td class="issuetype"><img alt="Bug" src="x"></td><td class="summary"><p><a class="issue-link parentIssue" href="/browse/SHOP-1">SHOP-1</a> / <a class="issue-link" href="/browse/SHOP-9">Nine</a></p></td></tr></table>`,
      '/issues/?jql=x',
    );
    expect(found).toMatchObject({ facts: { key, title: 'Nine', type: 'Bug' } });
    expect(found?.place?.anchor.tagName).toBe('TD');
  });

  it('of a board card with a link to its parent: the key’s own link tells', () => {
    const found = only(
      id(
        'platform-board-kit.ui.card.card',
        `<a href="/browse/SHOP-1">Parent</a>${id('platform-card.common.ui.key.key', '<a href="/browse/SHOP-9"><div>SHOP-9</div></a>')}`,
      ),
    );
    expect(found).toMatchObject({ facts: { key }, place: { size: 'card' } });
  });

  describe('of a calendar', () => {
    const CALENDAR = '/jira/core/projects/SHOP/calendar';
    const day = (inner: string) =>
      id(
        'calendar',
        `<div class="fc-daygrid-event-harness"><a class="fc-event"><div class="fc-event-main">${inner}</div></a></div>`,
      );
    const inDay = (inner: string) => only(day(inner), CALENDAR);

    it('without a date: a button that is the whole card', () => {
      const panel = 'calendar.ui.calendar-unscheduled-panel.calendar-unscheduled-panel-card-list';
      const card = `<button aria-label="SHOP-9" data-testid="${panel}.calendar-unscheduled-panel-card.calendar-card-container">${id(`${panel}.calendar-unscheduled-panel-card.draggable`, '<div>Nine</div><img alt="Task" src="/issuetype/1"><div>SHOP-9</div>')}${id('common-components-status-lozenge.status-lozenge', 'To Do', 'span')}</button>`;
      const found = only(id(`${panel}.container`, `<ul><li>${card}</li></ul>`), CALENDAR);
      expect(found).toMatchObject({
        facts: { key, title: 'Nine', type: 'Task', status: 'To Do' },
        place: { size: 'row' },
      });
      expect(found?.place?.anchor.tagName).toBe('LI');
      expect(found?.place?.line?.textContent).toBe('SHOP-9');
    });

    it('in a day, by its key as words of their own', () => {
      const found = inDay('<div>Nine</div><b>SHOP-9</b>');
      expect(found?.facts.key).toBe(key);
      expect(found?.place?.anchor.className).toBe('fc-event-main');
      expect(found?.place?.line?.tagName).toBe('B');
    });

    it('in a day, by what it is called, behind its words', () => {
      const found = inDay('<div aria-label="SHOP-9">Nine</div>');
      expect(found?.facts.key).toBe(key);
      expect(found?.place?.line?.textContent).toBe('Nine');
    });

    it.each([
      ['a release that is called as an issue is', '<div>SHOP-9</div>'],
      [
        'a sprint that is',
        '<p data-testid="calendar.ui.calendar-renderer.event-renderer.sprint-renderer.box">SHOP-9<i>5 days</i></p>',
      ],
      ['two keys', '<div>Nine</div><b>SHOP-9</b><b>SHOP-8</b>'],
      ['no key', '<div>Nine, as SHOP-9 was</div>'],
    ])('%s is none', (_, inner) => {
      expect(inDay(inner)).toBeNull();
    });

    it('a key in a day of another page is none of its rows', () => {
      const html = day('<div>Nine</div><b>SHOP-9</b>').replace('testid="calendar"', 'testid="dates"');
      expect(readAll(parsed(html), at(CALENDAR))).toEqual([]);
    });
  });

  it('of a card that is named by its id alone has facts and no place', () => {
    const found = only('<div data-testid="platform-board-kit.ui.card.card" id="card-SHOP-9"></div>');
    expect(found?.facts.key).toBe(key);
    expect(found?.place).toBeUndefined();
  });
});

describe('the strip', () => {
  const PLACES = [
    ['cloud-board-2026-09', '/jira/software/projects/SHOP/boards/3', '.content'],
    ['cloud-board-2026-08', '/jira/software/c/projects/SHOP/boards/3', '[data-testid$=board-scroll]'],
    ['dc-navigator-9', '/issues/?jql=x', '.list-view'],
    ['dc-board-9', '/secure/RapidBoard.jspa?rapidView=3', '#ghx-header'],
    ['dc-backlog-9', '/secure/RapidBoard.jspa?rapidView=3&view=planning', '#ghx-header'],
  ] as const;
  const CENTER = 'https://issues.acme.example';

  it.each(PLACES)('stands above %s', (name, path, into) => {
    const doc = parsed(ownPage(`${name}.html`));
    const url = name.startsWith('dc') ? new URL(CENTER + path) : at(path);
    const found = jiraRows.strips.flatMap(([selector]) => [...doc.querySelectorAll(selector)]);
    expect(found).toEqual([doc.querySelector(into)]);
    for (const { row, found } of readAll(doc, url))
      if (found) expect(jiraRows.hasStrip(pageOf(url), row)).toBe(true);
  });

  it('is laid behind a name in Data Center’s header, and waits for it', () => {
    const doc = parsed(ownPage('dc-board-9.html'));
    const places = () => jiraRows.strips.filter(([selector]) => doc.querySelector(selector));
    // No room is kept for it.
    expect(places().map(([, margin]) => margin)).toEqual(['']);
    doc.querySelector(STRIP_LINE)?.remove();
    expect(places()).toEqual([]);
  });

  it.each([
    ['cloud-calendar-2026-04', '/jira/core/projects/SHOP/calendar'],
    ['cloud-timeline-2026-08', '/jira/software/projects/SHOP/boards/3/timeline'],
    ['cloud-split-2026-08', '/issues/?jql=x'],
  ])('is nowhere in %s, and not missed there', (name, path) => {
    const doc = parsed(ownPage(`${name}.html`));
    const url = name.startsWith('dc') ? new URL(CENTER + path) : at(path);
    expect(jiraRows.strips.filter(([selector]) => doc.querySelector(selector))).toEqual([]);
    const rows = readAll(doc, url).filter(({ found }) => found);
    expect(rows).toHaveLength(9);
    for (const { row } of rows) expect(jiraRows.hasStrip(pageOf(url), row)).toBe(false);
  });
});

describe('nothing', () => {
  it.each<readonly [string, string]>([
    ['an empty shell', '<div data-testid="platform-board-kit.ui.card.card"></div>'],
    [
      'a row without a key',
      '<div data-testid="board.content.cell.card"><a href="/x"></a><div>New</div></div>',
    ],
    ...[
      'class="ak-renderer-document"',
      'class="ProseMirror"',
      'contenteditable="true"',
      'data-testid="issue.activity.comment"',
      'id="activitymodule"',
    ].map(
      (where) =>
        [
          where,
          `<div ${where}><a data-testid="x.inline-read.link-item" href="/browse/SHOP-9">Nine</a></div>`,
        ] as const,
    ),
  ])('in %s', (_, html) => {
    expect(only(html)).toBeNull();
  });

  it('on a page that shows the issue alone', () => {
    const found = readAll(parsed(ownPage('cloud-issue-2026-08.html')), at('/browse/SHOP-9'));
    expect(found.filter((it) => it.found?.facts.key === key)).toEqual([]);
  });
});
