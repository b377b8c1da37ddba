// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type IssueFacts, notApplicable } from '../../lib/core/facts.ts';
import { parseKey, shortKey } from '../../lib/core/issue.ts';
import { all, textOf } from '../../lib/trackers/dom.ts';
import { type Asked, issuesOf } from '../../lib/trackers/jira/answers.ts';
import { forget, jira } from '../../lib/trackers/jira/index.ts';
import { issueAt } from '../../lib/trackers/jira/issue-at.ts';
import { isJson, type Json } from '../../lib/trackers/jira/json.ts';
import { locate } from '../../lib/trackers/jira/locate.ts';
import { jiraRows } from '../../lib/trackers/jira/marks.ts';
import { ROW } from '../../lib/trackers/jira/row-selectors.ts';
import type { Located } from '../../lib/trackers/tracker.ts';
import { describeCaptures, SHARED_PAGES } from '../shared.ts';
import { rowsIn } from './rows.ts';
import { type Actual, compareItem, type Stated } from './vocabulary.ts';

const FOLDER = join(SHARED_PAGES, 'jira');

/** Every field of an item that is compared, and how it follows from the facts. */
const key = (full: string | undefined) => full && shortKey(full);
const one = (list: string[] | undefined) => (list ? (list[0] ?? null) : undefined);
const raw = { todo: 'new', progress: 'indeterminate', done: 'done' } as const;
const FIELDS: Record<string, (facts: IssueFacts) => unknown> = {
  key: (facts) => shortKey(facts.key),
  projectKey: (facts) => shortKey(facts.key).replace(/-\d+$/, ''),
  title: (facts) => facts.title,
  issueType: (facts) => facts.type,
  status: (facts) => facts.status,
  statusCategory: (facts) => facts.statusCategory && raw[facts.statusCategory],
  // A business board's columns are its statuses: the only board of the captures that has named columns.
  column: (facts) => facts.status,
  priority: (facts) => facts.priority,
  resolution: (facts) => facts.resolution,
  labels: (facts) => facts.labels,
  components: (facts) => facts.components,
  fixVersions: (facts) => facts.fixVersions,
  assignee: (facts) => one(facts.assignees),
  reporter: (facts) => facts.reporter,
  project: (facts) => facts.projects?.[0]?.title,
  sprint: (facts) => one(facts.sprints),
  dueDate: (facts) => facts.dueDate,
  parent: (facts) => facts.parent && key(facts.parent.key),
  epicKey: (facts) => facts.parent && key(facts.parent.key),
  epic: (facts) => facts.parent?.title,
  subtasks: (facts) => facts.subIssues?.map((it) => shortKey(it.key)),
  links: (facts) => facts.links?.map((link) => ({ ...link, key: shortKey(link.key) })),
};

/** Stated by captures, and no fact of ours. */
const NO_FACTS: Readonly<Record<string, string>> = {
  estimate: 'no rule asks for it',
  team: 'no rule asks for it',
  selected: 'the highlight of a row is no fact of its issue',
  resolved: 'says neither the name of the resolution nor the category of the status',
  parentSummary: 'a title without a key names no issue',
  creator:
    'a row does not say whether the creator is an app, and an author without that could exempt or warn wrongly',
};
const COMPARED = new Set([...Object.keys(FIELDS), ...Object.keys(NO_FACTS)]);

/** Of a board's sprints nothing is asked for but those that an issue is in. */
const FILE_FIELDS = new Set('kind issue rows cards columns mentions sprints topLevel unknown'.split(' '));
const FREE_TEXT = new Set(
  'file pageUrl serveUrl tracker host fragment uiGeneration capturedAt method traps'.split(' '),
);

type Expected = Stated & { file: string; kind: string; tracker: 'jira-cloud' | 'jira-dc' };
type Found = { issue: IssueFacts | null; rows: IssueFacts[] };

const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.expected.json')) : [];

describeCaptures('captures of Jira', () => {
  beforeEach(() => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 401 })));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  for (const name of files)
    it(name.replace('.expected.json', ''), async () => {
      const expected = check(readFileSync(join(FOLDER, name), 'utf8'));
      const text = readFileSync(join(FOLDER, expected.file), 'utf8');
      if (expected.file.endsWith('.html')) await comparePage(text, expected);
      else compareAnswer(JSON.parse(text), expected);
    });
});

function check(json: string): Expected {
  const value: unknown = JSON.parse(json);
  if (!isJson(value)) throw new Error(json);
  const { file, kind, tracker } = value;
  for (const field of Object.keys(value))
    expect(FILE_FIELDS.has(field) || FREE_TEXT.has(field), `${file}: "${field}" is not compared`).toBe(true);
  if (
    typeof file !== 'string' ||
    typeof kind !== 'string' ||
    (tracker !== 'jira-cloud' && tracker !== 'jira-dc')
  )
    throw new Error(json);
  return { ...value, file, kind, tracker };
}

/** Where a page is served; captures without an address stand at the address such a page has. */
function pageOf(expected: Expected): Located | null {
  const issue = isJson(expected.issue) ? String(expected.issue.key) : '';
  const paths: Record<string, string> = {
    issue: `/browse/${issue}`,
    board: '/secure/RapidBoard.jspa?rapidView=1',
    backlog: '/secure/RapidBoard.jspa?rapidView=1&view=planning',
  };
  const address = expected.serveUrl ?? expected.pageUrl ?? `https://jira.example.com${paths[expected.kind]}`;
  const page = locate(new URL(String(address)), ['jira.example.com']);
  expect(page?.kind ?? 'none').toBe(expected.kind);
  if (page) expect(page.flavour).toBe(expected.tracker);
  return page;
}

async function comparePage(html: string, expected: Expected): Promise<void> {
  const page = pageOf(expected);
  // A parser drops a row that stands in no table.
  const whole = expected.fragment ? html.replace(/^(<!--.*-->\s*)?(<tr[\s\S]*)$/, '<table>$2</table>') : html;
  const doc = new DOMParser().parseFromString(whole, 'text/html');
  if (!page) {
    // None of ours; the issues it mentions are no rows whatever page it were.
    const any = locate(new URL('https://fleet-team-y0ak1u2s.atlassian.net/issues/'));
    if (!any) throw new Error('no page');
    expect(rowsIn(jiraRows, any, doc)).toEqual([]);
    for (const mention of names(expected.mentions)) expect(doc.body.textContent).toContain(mention);
    return;
  }
  const rows = rowsIn(jiraRows, page, doc);
  compare(expected, { issue: await ownIssue(page, doc, rows), rows });
  if (expected.columns)
    expect(all(doc, ROW.columnName).map((name) => textOf(name))).toEqual(expected.columns);
  expect(jira.theme(doc)).toBe('light');
  expect(() => jira.place(page, doc)).not.toThrow();
}

/** The page's own issue; where only rows of it were captured, its address alone tells the key. */
async function ownIssue(page: Located, doc: Document, rows: IssueFacts[]): Promise<IssueFacts | null> {
  forget(page.key);
  const issue = (await jira.read(page, doc, new AbortController().signal)) ?? null;
  if (issue) {
    expect(issue.trouble).toBe('signed-out');
    return issue;
  }
  if (!page.key) return null;
  expect(rows).toHaveLength(1);
  return { key: `jira:${page.host}/RDC-1420`, readAt: '', source: 'address' };
}

function compareAnswer(answer: unknown, expected: Expected): void {
  if (expected.topLevel) {
    const shape = Array.isArray(answer)
      ? [`array:${answer.length}`]
      : Object.keys(isJson(answer) ? answer : {});
    expect(shape.toSorted()).toEqual(expected.topLevel);
  }
  const asked = {
    host: String(expected.host ?? 'jira.example.com'),
    flavour: expected.tracker,
    readAt: '',
  } as const;
  const found = issuesOf(answer, { ...asked, fields: fieldsAsked(expected) });
  if (expected.rows) compare(expected, { issue: null, rows: found });
  else if (expected.issue) compare(expected, { issue: found[0] ?? null, rows: found.slice(1) });
  else expect(found).toEqual([]);
}

/** What the request had named: its address, what INDEX.md tells of it, else only what stands in the answer. */
function fieldsAsked({ file, pageUrl, kind }: Expected): Asked['fields'] {
  const named = typeof pageUrl === 'string' && new URL(pageUrl).searchParams.get('fields');
  if (named) return named.split(',');
  if (file.includes('bulkfetch')) return ['summary', 'status'];
  return kind === 'webhook' || file.startsWith('rest-dc-search') ? 'all' : [];
}

function compare(expected: Expected, found: Found): void {
  const unknown = names(expected.unknown);
  const items = (expected.rows ?? expected.cards ?? []) as unknown[];
  if (isJson(expected.issue))
    compareFacts(expected.file, expected.issue, found.issue, items.length ? [] : unknown);
  else expect(found.issue).toBeNull();
  expect(found.rows, `${expected.file}: rows`).toHaveLength(items.length);
  for (const [at, item] of items.entries())
    compareFacts(`${expected.file} ${at}`, isJson(item) ? item : {}, found.rows[at] ?? null, unknown);
}

function compareFacts(
  where: string,
  stated: Json,
  facts: IssueFacts | null,
  unknown: readonly string[],
): void {
  if (!facts) throw new Error(`${where}: nothing was read`);
  const wanted = Object.fromEntries(Object.entries(stated).filter(([field]) => !NO_FACTS[field]));
  for (const field of Object.keys(stated)) expect(COMPARED.has(field), `${where}: ${field}`).toBe(true);
  compareItem(where, wanted, worded(facts), COMPARED, { unknown, notApplicable: [] });
  expect(parseKey(facts.key)?.tracker).toBe('jira');
  if (facts.source !== 'address') expect(facts).toMatchObject(notApplicable(facts));
}

function worded(facts: IssueFacts): Actual {
  return Object.fromEntries(Object.entries(FIELDS).map(([field, of]) => [field, of(facts)]));
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

describeCaptures('captured answers, as the answer to what a page asks', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  for (const name of [
    'rest-cloud-issue-2026-08',
    'rest-dc-search-kafka-2025-10',
    'rest-dc-search-mixed-2025-10',
  ])
    it(name, async () => {
      const expected = check(readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8'));
      const answer: unknown = JSON.parse(readFileSync(join(FOLDER, expected.file), 'utf8'));
      const issues = (Array.isArray(answer) ? answer : [answer]).filter(isJson);
      const base = expected.tracker === 'jira-dc' ? '/jira' : '';
      const origin = `https://${expected.host}${base}`;
      const asked: string[] = [];
      vi.stubGlobal('fetch', (address: string) => {
        const url = new URL(address);
        asked.push(url.href.replace(/\?.*/, ''));
        const issue = issues.find((it) => url.pathname.endsWith(`/${it.key}`));
        return Promise.resolve(issue ? Response.json(issue) : new Response('', { status: 404 }));
      });
      const items = (expected.rows ?? [expected.issue]) as Json[];
      for (const item of items) {
        const page = issueAt(new URL(`${origin}/browse/${item.key}`));
        if (!page) throw new Error('no page');
        forget(`jira:${page.host}/${item.key}`);
        const empty = document.implementation.createHTMLDocument();
        const facts = (await jira.read(page, empty, new AbortController().signal)) ?? null;
        compareFacts(`${name} ${item.key}`, item, facts, []);
        expect(facts).not.toHaveProperty('trouble');
        expect(facts?.url).toBe(`${origin}/browse/${item.key}`);
      }
      const version = expected.tracker === 'jira-dc' ? 2 : 3;
      for (const item of items) expect(asked).toContain(`${origin}/rest/api/${version}/issue/${item.key}`);
      expect(new Set(asked).size).toBe(asked.length);
    });
});

describe('the list of what is no fact', () => {
  it('names only fields that captures state', () => {
    const stated = files.map((name) => readFileSync(join(FOLDER, name), 'utf8')).join();
    for (const field of files.length ? Object.keys(NO_FACTS) : []) expect(stated).toContain(`"${field}"`);
  });
});
