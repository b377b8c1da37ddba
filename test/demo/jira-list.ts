import { text } from './html.ts';
import { frame } from './jira-page.ts';
import { JIRA_COLUMNS, listedJira } from './listed.ts';
import type { SampleJiraIssue } from './sample.ts';
import type { Mode } from './site.ts';

/** A list and a board of ours in Jira Cloud's manner (2026-08): its hooks, our own style; facts come by its REST answers. */

export function jiraList(mode: Mode): string {
  return frame(
    mode,
    'Shop - List',
    `<h1>Shop</h1><div class="table"><div data-vc="issue-table-main-container"><table>${listedJira.map(row).join('')}</table></div></div>${STYLE}`,
  );
}

function row({ key, title, status, assignee = 'Unassigned' }: SampleJiraIssue): string {
  return `<tr data-testid="native-issue-table.ui.issue-row" role="row"><td><div data-testid="native-issue-table.ui.row.issue-row.merged-cell"><i></i><a data-testid="native-issue-table.common.ui.issue-cells.issue-key.issue-key-cell" href="/browse/${key}">${key}</a>
<span data-testid="native-issue-table.common.ui.issue-cells.issue-summary.issue-summary-cell">${text(title)}</span></div></td><td>${text(status.name)}</td><td>${text(assignee)}</td></tr>`;
}

export function jiraBoard(mode: Mode): string {
  const columns = JIRA_COLUMNS.map((name) => {
    const cards = listedJira.filter(({ status }) => status.name === name);
    return `<section data-testid="platform-board-kit.ui.column.draggable-column.styled-wrapper"><div data-testid="platform-board-kit.common.ui.column-header.header.column-header-container"><h2 data-testid="platform-board-kit.common.ui.column-header.editable-title.column-title.column-name">${name}</h2></div>${cards.map(card).join('')}</section>`;
  });
  return frame(
    mode,
    'SHOP board',
    `<h1>Shop</h1><div data-testid="platform-board-kit.ui.board.scroll.board-scroll"><div class="board">${columns.join('')}</div></div>${STYLE}`,
  );
}

function card({ key, title }: SampleJiraIssue): string {
  return `<div id="card-${key}" data-testid="platform-board-kit.ui.card.card"><span data-testid="issue-field-single-line-text-readview-card.ui.single-line-text.container.box">${text(title)}</span>
<div class="foot"><i></i><div data-testid="platform-card.common.ui.key.key"><a href="/browse/${key}">${key}</a></div><img alt="" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='24' height='24'%3E%3Ccircle cx='12' cy='12' r='12' fill='%23808080'/%3E%3C/svg%3E"></div></div>`;
}

const STYLE = `<style>
i { flex: none; width: 16px; height: 16px; border-radius: 3px; background: #4688ec; } table { width: 100%; border-collapse: collapse; } td { height: 40px; padding: 0 12px; border: 1px solid var(--line); color: var(--muted); } td:first-child { width: 70%; } [data-testid$="merged-cell"] { position: relative; display: flex; gap: 8px; align-items: center; color: var(--fg); } td a { color: var(--muted); }
.board { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8px; } section { min-height: 480px; padding: 6px; border-radius: 4px; background: var(--soft); } h2 { margin: 8px; font: 600 12px/16px system-ui, sans-serif; }
[id^="card-"] { position: relative; margin-bottom: 6px; padding: 12px; border-radius: 4px; background: var(--bg); box-shadow: 0 1px 1px #0004; } .foot { display: flex; gap: 6px; align-items: center; margin-top: 8px; color: var(--muted); font-size: 12px; } .foot img { margin-inline-start: auto; }
</style>`;
