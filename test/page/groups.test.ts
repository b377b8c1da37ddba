// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://tracker.example/" }
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VerdictState } from '../../lib/core/view.ts';
import { offerGroups } from '../../lib/page/groups.ts';
import { layFree } from '../../lib/page/lay-free.ts';
import type { Row } from '../../lib/page/list-row.ts';
import { rowParents } from '../../lib/page/row-parents.ts';
import { ours } from '../../lib/page/world.ts';
import { githubGroups } from '../../lib/trackers/github/groups.ts';
import type { GroupReader } from '../../lib/trackers/group-reader.ts';
import { jiraGroups } from '../../lib/trackers/jira/groups.ts';
import { aView, FakeBrowser, insideOf, setUp, tearDown } from './support.ts';

/** The counts in the headers of groups, and where they stand in each tracker's page. */

// Where they lie, lay-free.ts says; jsdom has no boxes.
vi.mock('../../lib/page/lay-free.ts', () => ({ layFree: vi.fn() }));

beforeEach(() => {
  setUp();
  vi.mocked(layFree).mockClear();
});
afterEach(() => {
  ours.counted = undefined;
  ours.parts?.groups?.();
  delete ours.parts;
  delete ours.watch;
  tearDown();
});

const COLUMN = (name: string, cards: string) =>
  `<div data-board-column="${name}"><div><div class=head><div><div><h2>${name}</h2><span>6 / 9</span></div></div><div><button>…</button></div></div></div>${cards}</div>`;
const CARDS = (...states: string[]) =>
  states.map((state) => `<article data-is="${state}"></article>`).join('');

/** Every `article` is a row in the state that it names. */
function count(): Map<Element, Row> {
  const rows = new Map<Element, Row>();
  for (const element of document.querySelectorAll('article')) {
    const state = element.dataset.is as VerdictState | '';
    const { key = 'k' } = element.dataset;
    const row = { isNear: true, isRead: true, isPlaceless: false, part: '', key, thrownOut: 0 };
    rows.set(element, { ...row, ...(state && { state }) });
  }
  ours.counted = { rows, rank: 2 };
  return rows;
}

function draw(html: string, reader: GroupReader = githubGroups): FakeBrowser {
  document.body.innerHTML = `<main>${html}</main>`;
  const browser = new FakeBrowser(aView({ columnCounts: true }));
  vi.stubGlobal('chrome', browser.api);
  ours.parts = {};
  ours.watch = new AbortController();
  count();
  offerGroups(reader, reader === jiraGroups ? rowParents : undefined);
  return browser;
}

const again = () => {
  count();
  ours.parts?.groups?.();
};
const hosts = () => [...document.querySelectorAll<HTMLElement>('plumbline-strip')];
const names = () => hosts().map((host) => insideOf(host).querySelector('[role=img]')?.ariaLabel);
const figures = (host: HTMLElement | undefined) =>
  [...insideOf(host).querySelectorAll('b')]
    .filter(({ hidden }) => !hidden)
    .map((part) => [part.className, part.querySelector('span')?.textContent]);

describe('counts of groups', () => {
  it('say what speaks in each, with a sign and a figure; the name says the whole', async () => {
    draw(
      COLUMN('Todo', CARDS('focus', 'unlinked', 'focus', 'idle', '')) +
        COLUMN('Doing', CARDS('unlinked')) +
        COLUMN('Calm', CARDS('linked', 'unknown')) +
        COLUMN('Empty', CARDS('', '')),
    );
    expect(names()).toEqual(['4 shown: 2 focus, 1 unlinked', '1 shown: 1 unlinked']);
    expect(hosts().map(({ parentElement }) => parentElement?.className)).toEqual(['head', 'head']);
    expect(hosts().map(({ dataset }) => dataset.group)).toEqual(['', '']);
    expect(figures(hosts()[0])).toEqual([
      ['focus g2', '2'],
      ['unlinked', '1'],
    ]);
    expect(figures(hosts()[1])).toEqual([['unlinked', '1']]);
    expect(insideOf(hosts()[0]).querySelector('.focus text')?.textContent).toBe('2');
    expect(hosts().map(({ previousElementSibling: start }) => start?.textContent)).toEqual([
      'Todo6 / 9',
      'Doing6 / 9',
    ]);
    expect(hosts().map(({ nextElementSibling: menu }) => menu?.textContent)).toEqual(['…', '…']);
    vi.useRealTimers();
    const copy = document.createElement('div');
    copy.append(...[...insideOf(hosts()[0]).children].map((one) => one.cloneNode(true)));
    document.querySelector('main')?.append(copy);
    expect((await axe.run(copy, { rules: { region: { enabled: false } } })).violations).toEqual([]);
  });

  it('follow the rows, and are gone when nothing speaks or the list is left', () => {
    draw(COLUMN('Todo', CARDS('focus')) + COLUMN('Doing', CARDS('idle')));
    const [host] = hosts();
    for (const card of document.querySelectorAll('article')) card.dataset.is = 'unlinked';
    again();
    expect(names()).toEqual(['1 shown: 1 unlinked', '1 shown: 1 unlinked']);
    expect(hosts()[0]).toBe(host);
    for (let n = 0; n < 6; n += 1) {
      for (const card of document.querySelectorAll('article')) card.dataset.is = n % 2 ? 'focus' : 'upkeep';
      again();
    }
    // What we took away ourselves is no page's throwing out.
    expect(names()).toHaveLength(2);
    ours.counted = undefined;
    ours.parts?.groups?.();
    expect(hosts()).toEqual([]);
  });

  it('go and come with the setting', () => {
    const browser = draw(COLUMN('Todo', CARDS('focus')));
    expect(hosts()).toHaveLength(1);
    browser.publish(aView());
    expect(hosts()).toEqual([]);
    again();
    expect(hosts()).toEqual([]);
    browser.publish(aView({ columnCounts: true }));
    expect(hosts()).toHaveLength(1);
  });

  it('go back three times to where the page throws them out, and take its copies away', () => {
    draw(COLUMN('Todo', CARDS('focus')));
    const head = document.querySelector('.head');
    head?.append(hosts()[0]?.cloneNode(true) ?? '');
    again();
    expect(hosts()).toHaveLength(1);
    for (let n = 0; n < 3; n += 1) {
      hosts()[0]?.remove();
      again();
      expect(hosts()).toHaveLength(1);
    }
    hosts()[0]?.remove();
    again();
    again();
    expect(hosts()).toEqual([]);
  });

  it('leave to a later script of ours what is its own', () => {
    const browser = draw(COLUMN('Todo', CARDS('focus')));
    const earlier = ours.parts?.groups;
    ours.counted = undefined;
    earlier?.();
    ours.parts = {};
    count();
    offerGroups(githubGroups);
    browser.publish(aView({ columnCounts: true }));
    expect(hosts()).toHaveLength(1);
  });
});

const where = () => hosts().map(({ parentElement }) => parentElement?.id);

describe('their place in a table or roadmap of GitHub', () => {
  const head = (id: string, name: string) =>
    `<div id=${id} data-testid="roadmap-group-header-row"><span></span><span data-testid="group-name">${name}</span><span>2</span></div>`;
  const project = (inner: string) => `<div id=memex-project-view-root>${inner}</div>`;

  it('is the header of what has one parent', () => {
    draw(
      project(
        `<div data-testid="roadmap-group-0">${head('one', 'Checkout')}<div>${CARDS('focus', 'idle')}</div></div><div data-testid="roadmap-group-1">${head('two', 'Search')}${CARDS('unlinked', 'focus')}</div>`,
      ),
    );
    expect(where()).toEqual(['one', 'two']);
    expect(names()).toEqual(['2 shown: 1 focus', '2 shown: 1 focus, 1 unlinked']);
    expect(vi.mocked(layFree).mock.calls.map(([, { line }]) => line?.textContent)).toEqual([
      'Checkout',
      'Search',
    ]);
  });

  it('is nowhere when nothing holds the groups apart, or on another page', () => {
    draw(project(`${head('one', 'Checkout')}${CARDS('focus')}${head('two', 'Search')}${CARDS('focus')}`));
    expect(hosts()).toEqual([]);
    draw(`<div>${head('one', 'Checkout')}${CARDS('focus')}</div>`);
    expect(hosts()).toEqual([]);
  });
});

describe('their place in Jira', () => {
  it.each([
    [
      'a software board',
      `<div data-testid="platform-board-kit.ui.column.draggable-column.styled-wrapper"><div id=here data-testid="platform-board-kit.common.ui.column-header.header.column-header-container"><h2 data-testid="platform-board-kit.common.ui.column-header.editable-title.column-title.column-name">To do</h2></div>${CARDS('focus')}</div>`,
    ],
    [
      'a business board',
      `<div data-testid="board.content.cell"><div id=here data-testid="board.content.cell.column-header"><div data-testid="board.content.cell.column-header.name">To do</div></div>${CARDS('focus')}</div>`,
    ],
    [
      'a backlog',
      `<div data-testid="software-backlog.card-list.container.42"><div id=here><div role=button data-testid="software-backlog.card-list.left-side"><h2>Sprint 1</h2></div></div><div data-testid="software-backlog.card-list.accordion">${CARDS('focus')}</div></div>`,
    ],
    [
      'a classic backlog',
      `<div class=ghx-backlog-container><div id=here class=ghx-backlog-header><div class=ghx-name>Sprint 1</div></div>${CARDS('focus')}</div>`,
    ],
  ])('on %s', (_, html) => {
    draw(html, jiraGroups);
    expect(where()).toEqual(['here']);
    expect(hosts()[0]?.style.position).toBe('absolute');
    expect(vi.mocked(layFree).mock.lastCall?.[0]).toBe(hosts()[0]);
    expect(vi.mocked(layFree).mock.lastCall?.[1].line?.textContent).toMatch(/^(To do|Sprint 1)$/);
    expect(names()).toEqual(['1 shown: 1 focus']);
  });

  it('on a classic board is the one header of a column, whatever number of swimlanes it has', () => {
    const lane = (...cards: string[]) =>
      `<ul class=ghx-columns>${cards.map((card, n) => `<li class=ghx-column data-column-id=${n}>${card}</li>`).join('')}</ul>`;
    draw(
      `<ul id=ghx-column-headers class=ghx-column-headers>${[0, 1].map((n) => `<li id=head${n} class=ghx-column data-id=${n}><h2>${n}</h2></li>`).join('')}</ul>${lane(CARDS('focus', 'idle'), '')}${lane(CARDS('focus'), CARDS('unlinked'))}`,
      jiraGroups,
    );
    expect(where()).toEqual(['head0', 'head1']);
    expect(names()).toEqual(['3 shown: 2 focus', '1 shown: 1 unlinked']);
  });

  it('is also the epic in the panel of a classic backlog, by its label, unless two are called so', () => {
    const epic = (id: string, label: string) =>
      `<div id=${id} class=ghx-classification-item><div><span data-fieldname=epicLabel>${label}</span></div></div>`;
    const row = (state: string, label?: string) =>
      `<article data-is=${state}>${label === undefined ? '' : `<span data-epickey=SHOP-1>${label}</span>`}</article>`;
    draw(
      `${epic('pay', ' Checkout ')}${epic('find', 'Search')}${epic('a', 'Chores')}${epic('b', 'Chores')}${epic('none', '')}
       <div class=ghx-backlog-container><div id=sprint class=ghx-backlog-header><div class=ghx-name>Sprint 1</div></div>
       ${row('focus', 'Checkout')}${row('unlinked', 'Checkout')}${row('idle', 'Search')}${row('focus', 'Chores')}${row('focus')}</div>`,
      jiraGroups,
    );
    expect(where()).toEqual(['pay', 'sprint']);
    expect(names()).toEqual(['2 shown: 1 focus, 1 unlinked', '5 shown: 3 focus, 1 unlinked']);
  });

  describe('in the backlog of Cloud is also the epic beside it', () => {
    const sprint = (rows: string) =>
      `<div data-testid="software-backlog.card-list.container.4"><div><h2 data-testid="software-backlog.card-list.left-side">Sprint 4</h2></div>${rows}</div>`;
    const PARENTS = { 'SHOP-1': 'Checkout', 'SHOP-2': 'Checkout', 'SHOP-3': undefined };
    const rows = ['focus', 'unlinked', 'focus'];

    /** @returns the issues that were asked for */
    async function drawBeside(panel: string): Promise<unknown[]> {
      const articles = rows.map(
        (state, n) => `<article data-key=SHOP-${n + 1} data-is=${state}>Checkout</article>`,
      );
      const browser = draw(panel + sprint(articles.join('')), jiraGroups);
      const facts = Object.entries(PARENTS).map(([key, title]) => [
        key,
        { key, parent: title ? { key: 'SHOP-9', title } : null },
      ]);
      browser.answers = { rows: () => ({ ok: true, value: { facts: Object.fromEntries(facts) } }) };
      await vi.advanceTimersByTimeAsync(100);
      return browser.named('rows').flatMap(({ keys }) => keys);
    }

    it('by what the rows are told to hang from, which is asked for once', async () => {
      const panel = '<ul><li><button>+</button><p id=epic><b>Checkout</b></p></li><li>Search</li></ul>';
      expect(await drawBeside(panel)).toEqual(['SHOP-1', 'SHOP-2', 'SHOP-3']);
      expect(where()).toEqual(['epic', '']);
      expect(names()).toEqual(['2 shown: 1 focus, 1 unlinked', '3 shown: 2 focus, 1 unlinked']);
    });

    it.each([
      ['two are called so', '<p>Checkout</p><p>Checkout</p>'],
      ['it only opens over the page', '<div role=dialog><p>Checkout</p></div>'],
      ['it is part of more words', '<p>Checkout and more</p>'],
    ])('unless %s', async (_, panel) => {
      await drawBeside(panel);
      expect(names()).toEqual(['3 shown: 2 focus, 1 unlinked']);
    });
  });

  it('is nowhere without a header, or outside any group', () => {
    draw(`<li class=ghx-column data-column-id=1>${CARDS('focus')}</li>${CARDS('unlinked')}`, jiraGroups);
    expect(hosts()).toEqual([]);
  });
});
