// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jiraRows } from '../../lib/trackers/jira/marks.ts';
import { jiraSite } from '../../lib/trackers/jira/site.ts';
import type { RowReader } from '../../lib/trackers/row-reader.ts';
import { describeCaptures, SHARED_PAGES } from '../shared.ts';

/** Apps add cells, fields and panels to Jira's rows and cards: what is read of an issue stays, and where its mark goes. */

/** What apps add: a cell with a frame of their own, a field, a badge that names another issue. */
const APPS = [
  '<td data-testid="native-issue-table.common.ui.issue-cells.default-cell"><iframe title="App"></iframe></td>',
  '<div data-testid="issue-field-forge.ui.renderer"><span>Health: 7</span></div>',
  '<span class="tempo-badge" title="Logged">3h 20m</span>',
];

const FRAGMENTS = ['navigator-row', 'board-card', 'child-row'];

function readIn(reader: RowReader, html: string, address: string, change: (row: Element) => void) {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  const row = doc.querySelector(reader.rows);
  if (!row) throw new Error('no row');
  change(row);
  const url = new URL(address);
  const page = jiraSite.issueAt(url) ?? reader.pageAt(url);
  const found = reader.read(row, page);
  const { anchor, line, ...place } = found?.place ?? {};
  const tags = [anchor, line].map((it) => it && [it.tagName, it.getAttribute('data-testid')]);
  return { facts: { ...found?.facts, readAt: '' }, place, tags };
}

describeCaptures('rows of Jira with what apps add', () => {
  for (const name of FRAGMENTS)
    it(name, () => {
      const file = join(SHARED_PAGES, 'jira', `fragment-cloud-${name}-2026-08`);
      const html = readFileSync(`${file}.html`, 'utf8');
      const { pageUrl }: { pageUrl: string } = JSON.parse(readFileSync(`${file}.expected.json`, 'utf8'));
      const read = (change: (row: Element) => void) => readIn(jiraRows, html, pageUrl, change);
      const alone = read(() => undefined);
      expect(alone.facts).toHaveProperty('key');
      for (const app of APPS) {
        const added = () => document.createRange().createContextualFragment(app);
        expect(read((row) => row.append(added()))).toEqual(alone);
        expect(read((row) => row.prepend(added()))).toEqual(alone);
      }
    });
});
