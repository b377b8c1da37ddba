import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SHARED_PAGES } from '../../tools/shared-pages.ts';
import type { ListCapture, Mark } from './lists.ts';
import { planFile } from './plan.ts';

/** The captured lists, boards, rows and cards of Jira, and the marks that they deserve under a fixed set of goals. */

export const JIRA_HOSTS = [
  'fleet-team-y0ak1u2s.atlassian.net',
  'dalet.atlassian.net',
  'jira.example.com',
] as const;
const [FLEET, DALET, CLASSIC] = JIRA_HOSTS;
const SCOPES = [`jira:${FLEET}/AUT`, `jira:${DALET}/RDC`, `jira:${DALET}/WEB`, `jira:${CLASSIC}/UXPL`];

export function jiraGoals(): string {
  return planFile({
    scopes: SCOPES,
    goals: [
      ['rundown', 'project:RDC "rundown"'],
      ['brio', 'project:RDC type:Bug component:Brio3'],
      ['stories', 'project:UXPL type:Story'],
      ['chores', 'project:UXPL epic:UXPL-123'],
    ],
    stop: ['project:WEB status:Rejected'],
    exempt: ['project:AUT type:Task'],
  });
}

/** By the words of the goals above and what each file states of its rows, not by our judge. */
const MARKS: Record<string, Omit<Mark, 'issue' | 'size'>> = {
  'AUT-1': { state: 'upkeep' },
  // Its type and components are not in the captured part of the row.
  'RDC-22274': { state: 'unknown' },
  'RDC-21496': { state: 'focus', goal: 'rundown' },
  'RDC-23422': { state: 'focus', goal: 'rundown' },
  'RDC-29578': { state: 'linked', goal: 'brio' },
  'WEB-22486': { state: 'parked' },
  // No rule holds it, but its row says neither state nor status.
  'RDC-21069': { state: 'unknown' },
  'UXPL-39': { state: 'linked', goal: 'stories' },
  'UXPL-47': { state: 'linked', goal: 'chores' },
};

const OF_FRAMES = resolve(import.meta.dirname, '../../pages/jira');
const captured = (file: string) => readFileSync(join(SHARED_PAGES, 'jira', file), 'utf8');

type Where = {
  frame?: string;
  path: string;
  size: 'row' | 'card';
  rows: string;
  into?: string;
  margin?: string;
  before?: string;
};

const CASES: Record<string, Where> = {
  'cloud-core-board-2026-04': {
    path: '/jira/core/projects/AUT/board',
    size: 'card',
    rows: '[data-testid="board.content.cell.card"]',
    into: 'div:has(> [data-vc=business-board-container])',
    margin: '16px 24px 0',
  },
  'cloud-core-list-2026-04': {
    path: '/jira/core/projects/AUT/list',
    size: 'row',
    rows: '[data-testid="native-issue-table.ui.issue-row"]',
    into: 'div:has(> [data-vc=issue-table-main-container])',
  },
  'fragment-cloud-board-card-2026-08': {
    frame: 'frame-cloud-board',
    path: '/jira/software/c/projects/RDC/boards/2122',
    size: 'card',
    rows: '[data-testid="platform-board-kit.ui.card.card"]',
  },
  'fragment-cloud-backlog-key-2026-08': {
    frame: 'frame-cloud-backlog',
    path: '/jira/software/c/projects/RDC/boards/2122/backlog',
    size: 'row',
    rows: '[data-testid*="content-container."]',
    into: '[data-testid$="backlog-content.scrollable"]',
  },
  'fragment-cloud-navigator-row-2026-08': {
    frame: 'frame-cloud-navigator',
    path: '/issues/?jql=project%20%3D%20RDC',
    size: 'row',
    rows: 'tr[data-testid]',
    into: 'div:has(> [data-vc=issue-table-main-container])',
  },
  'fragment-cloud-child-row-2026-08': {
    frame: 'frame-cloud-issue',
    path: '/browse/RDC-1420',
    size: 'row',
    rows: '[data-testid$="merged-cell"]',
  },
  'fragment-cloud-linked-item-2026-08': {
    frame: 'frame-cloud-issue',
    path: '/browse/RDC-1420?focusedId=1',
    size: 'row',
    rows: '[role=listitem]',
    // The file begins in the middle of a tag.
    before: '<div role="listitem"><div><div><span><span ',
  },
  'fragment-cloud-plan-row-2026-08': {
    frame: 'frame-cloud-plan',
    path: '/jira/plans/7/scenarios/173/timeline?vid=311',
    size: 'row',
    rows: '[data-testid$="issues.issue.row"]',
  },
  'fragment-classic-board-card': {
    frame: 'frame-classic',
    path: '/secure/RapidBoard.jspa?rapidView=1',
    size: 'card',
    rows: '.ghx-issue',
  },
  'fragment-classic-backlog': {
    frame: 'frame-classic',
    path: '/secure/RapidBoard.jspa?rapidView=1&view=planning',
    size: 'row',
    rows: '.ghx-backlog-card',
  },
};

export type JiraCapture = Omit<ListCapture, 'counts'> & { strip: boolean };

export function jiraCaptures(): JiraCapture[] {
  return Object.entries(CASES).map(([name, { frame, path, size, rows, into = '', ...more }]) => {
    const { margin = '0 0 8px', before = '' } = more;
    const expected: { host?: string; rows?: Item[]; cards?: Item[] } = JSON.parse(
      captured(`${name}.expected.json`),
    );
    const host = expected.host ?? CLASSIC;
    const items = expected.rows ?? expected.cards ?? [];
    const text = captured(`${name}.html`);
    const fragment = before + text.replace(/^<!--.*?-->\s*/s, '');
    const framed =
      frame &&
      readFileSync(join(OF_FRAMES, `${frame}.html`), 'utf8').replace('<!-- HERE -->', () => fragment);
    return {
      name,
      url: `https://${host}${path}`,
      html: withoutScripts(framed ?? text),
      rows,
      into,
      margin,
      strip: into !== '',
      marks: items.map(({ key }) => ({
        issue: `jira:${host}/${key}`,
        ...(MARKS[key] ?? { state: '' }),
        size,
      })),
    };
  });
}

type Item = { key: string };

/** What a page loads of its own is not here, and Jira's scripts leave a page without them. */
function withoutScripts(html: string): string {
  return html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<link[^>]*>/g, '');
}

/** In the page: the marks of all its rows, each looked at while it is on screen; null for a row without one. */
export async function jiraMarksIn(rows: string): Promise<(Mark | null)[]> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const found: (Mark | null)[] = [];
  for (const row of document.querySelectorAll(rows)) {
    // An empty shell of a card gets no mark however long it is waited for.
    if (!row.firstElementChild) continue;
    row.scrollIntoView({ block: 'center', inline: 'center' });
    for (let n = 0; n < 200 && !row.querySelector('plumbline-badge[data-state]'); n += 1) await frame();
    const [mark, more] = row.querySelectorAll<HTMLElement>('plumbline-badge');
    if (more) throw new Error('a row has two marks');
    const { issue = '', state = '', goal, size = '' } = mark?.dataset ?? {};
    found.push(mark ? { issue, state, ...(goal && { goal }), size } : null);
  }
  return found;
}

/** In the page: brings its last row onto the screen. */
export function lookAtRows(rows: string): void {
  [...document.querySelectorAll(rows)]
    .findLast((row) => row.firstElementChild)
    ?.scrollIntoView({ block: 'center' });
}
