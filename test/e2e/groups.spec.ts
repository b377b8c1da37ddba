import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { groupNames, nativeBoxes } from '../tools/badge.ts';
import type { ChromiumWithPlumbline } from '../tools/chromium.ts';
import { SHARED_PAGES } from '../tools/shared-pages.ts';
import { capturesAreHere } from './support/captures.ts';
import { type JiraCapture, jiraCaptures } from './support/jira-lists.ts';
import { makeRoom } from './support/lists.ts';
import { type ChromiumPair, chromiumPair, untilStrip } from './support/pair.ts';
import { focusNow } from './support/weeks.ts';

/** Counts in the headers of captured boards: right, and nothing of the page's own moved. Off until a person asks for them. */

const FLEET = 'fleet-team-y0ak1u2s.atlassian.net';
const DALET = 'dalet.atlassian.net';
const HOSTS = ['github.com', FLEET, DALET];
const SCOPES = [
  'github:github.com/diffplug/*',
  `jira:${FLEET}/AUT`,
  `jira:${DALET}/RDC`,
  `jira:${DALET}/WEB`,
];

const PLAN = JSON.stringify({
  format: 'plumbline',
  version: 1,
  scopes: SCOPES,
  settings: { noInheritance: SCOPES, columnCounts: true },
  goals: [
    {
      id: 'hub',
      title: 'All hubs',
      state: 'active',
      wipLimit: 1,
      rules: ['repo:diffplug/gitcasso "github"', 'project:AUT "test"', 'project:RDC "rundown"'],
    },
  ],
  focus: focusNow({ goal: 'hub' }),
  exempt: [],
});

type Board = Pick<JiraCapture, 'name' | 'url' | 'html' | 'into' | 'margin'> & {
  header: string;
  says: string[];
};

/** The GitHub board; one of its issues is a pull request here, which nothing holds. */
function githubBoard(): Board {
  const html = readFileSync(join(SHARED_PAGES, 'github/project-board-2025-09.html'), 'utf8');
  return {
    name: 'GitHub project',
    url: 'https://github.com/orgs/diffplug/projects/12/views/1',
    html: html.replaceAll('gitcasso/issues/52', 'gitcasso/pull/52'),
    header: '[data-board-column]',
    into: '#memex-project-view-root > [role=tabpanel]',
    margin: '12px 16px 0',
    says: ['6 shown: 2 focus', '5 shown: 1 focus, 1 unlinked'],
  };
}

function jiraBoards(): Board[] {
  const captures = jiraCaptures();
  const capture = (name: string) => {
    const found = captures.find((one) => one.name === name);
    if (!found) throw new Error(`no capture ${name}`);
    return found;
  };
  const business = capture('cloud-core-board-2026-04');
  const software = capture('fragment-cloud-board-card-2026-08');
  const head =
    '<div data-testid="platform-board-kit.common.ui.column-header.header.column-header-container" style="position:sticky;top:0;display:flex;align-items:center;height:32px"><div style="flex:1;display:flex;gap:8px"><h2 style="margin:0;font-size:12px" data-testid="platform-board-kit.common.ui.column-header.editable-title.column-title.column-name">IN PROGRESS</h2><span>1</span></div><button>…</button></div>';
  return [
    {
      ...business,
      name: 'Jira business board',
      header: '[data-testid="board.content.cell"]',
      says: ['1 shown: 1 focus'],
    },
    {
      ...software,
      name: 'Jira software board',
      html: software.html.replace(
        '<section>',
        `<section data-testid="platform-board-kit.ui.column.draggable-column.styled-wrapper">${head}`,
      ),
      header: '[data-testid$="draggable-column.styled-wrapper"]',
      says: ['1 shown: 1 focus'],
    },
  ];
}

test.describe('counts per column', () => {
  test.skip(!capturesAreHere, 'no ../shared/pages here');
  const boards = capturesAreHere ? [githubBoard(), ...jiraBoards()] : [];
  let pair: ChromiumPair;

  test.beforeAll(async () => {
    pair = await chromiumPair(HOSTS, PLAN, boards);
  });
  test.afterAll(() => pair?.close());

  async function visit(
    { name, url, header, into }: Board,
    browser: ChromiumWithPlumbline,
    width: number,
  ): Promise<Page> {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width, height: 800 });
    await page.goto(url, { waitUntil: 'load' });
    if (into && browser === pair.active) await untilStrip(page, url);
    // GitHub's stands at the top, above what scrolls.
    if (name !== 'GitHub project') await page.locator(header).first().scrollIntoViewIfNeeded();
    return page;
  }

  for (const board of boards)
    for (const width of [1280, 700])
      test(`${board.name}, ${width} px wide: each header says its own, and nothing moves`, async () => {
        const [page, before] = [
          await visit(board, pair.active, width),
          await visit(board, pair.quiet, width),
        ];
        await expect.poll(() => groupNames(page)).toEqual(board.says);
        expect(await groupNames(before)).toEqual([]);
        if (board.into) {
          await page.locator('plumbline-strip[data-shown]').waitFor();
          await before.evaluate(makeRoom, [[board.into, board.margin] as const]);
        }
        expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
        const inside = page.locator('plumbline-strip[data-group]').first();
        await expect.poll(async () => (await inside.boundingBox())?.width ?? 0).toBeGreaterThan(30);
        const [own, column] = await Promise.all([
          inside.boundingBox(),
          page.locator(board.header).first().boundingBox(),
        ]);
        expect(own && column && own.x >= column.x && own.x + own.width <= column.x + column.width + 8).toBe(
          true,
        );
        await Promise.all([page.close(), before.close()]);
      });

  test('are gone when they are switched off, and none of their script is loaded then', async () => {
    const [board] = boards;
    if (!board) throw new Error('no board');
    const page = await visit(board, pair.active, 1280);
    await expect.poll(() => groupNames(page)).toEqual(board.says);
    const options = await pair.active.open('options.html');
    const counts = options.getByRole('switch', { name: 'Counts per column' });
    await counts.click();
    await expect(page.locator('plumbline-strip[data-group]')).toHaveCount(0);
    const again = await visit(board, pair.active, 1280);
    await again.locator('plumbline-strip[data-shown]').waitFor();
    await expect(again.locator('plumbline-strip[data-group]')).toHaveCount(0);
    await counts.click();
    await expect.poll(() => groupNames(page)).toEqual(board.says);
    await expect.poll(() => groupNames(again)).toEqual(board.says);
  });
});
