import { expect } from 'vitest';
import type { IssueFacts, Related } from '../../lib/core/facts.ts';
import { type GitHubRef, keyOf, parseKey, shortKey } from '../../lib/core/issue.ts';
import { factsSchema } from '../../lib/core/schemas/facts.ts';
import { complete } from '../../lib/trackers/github/facts.ts';
import { findShipped } from '../../lib/trackers/github/from-embedded.ts';
import { fromGraphql } from '../../lib/trackers/github/from-graphql.ts';
import { countsOf, fromRest } from '../../lib/trackers/github/from-rest.ts';
import { github } from '../../lib/trackers/github/index.ts';
import { membersOf } from '../../lib/trackers/github/json.ts';
import { locate } from '../../lib/trackers/github/locate.ts';
import { githubRows } from '../../lib/trackers/github/marks.ts';
import type { Page } from '../../lib/trackers/tracker.ts';
import { type Card, readBoard } from './github-board.ts';
import { rowsIn } from './rows.ts';
import { type Actual, compareItem, type Disagreement, type Stated } from './vocabulary.ts';

/** Reading a captured or reduced page or answer of GitHub, and comparing it with its .expected.json, field by field. */

/** Every field of an item that is compared, and how it follows from what the readers give. */
type Read = { facts: IssueFacts | null; card?: Card; rest?: unknown; embedded?: unknown };
const keys = (list: Related[] | undefined) => list?.map(({ key }) => shortKey(key));
const refOf = ({ facts }: Read) => facts && parseKey(facts.key);
const gitHubRefOf = (read: Read): GitHubRef | null => {
  const ref = refOf(read);
  return ref?.tracker === 'github' ? ref : null;
};
const FIELDS: Record<string, (read: Read) => unknown> = {
  key: ({ facts }) => facts && shortKey(facts.key),
  owner: (read) => gitHubRefOf(read)?.owner,
  repo: (read) => gitHubRefOf(read)?.repo,
  number: (read) => gitHubRefOf(read)?.number,
  kind: ({ facts, card }) => (card ? card.kind : facts?.kind),
  title: ({ facts, card }) => facts?.title ?? card?.title,
  state: ({ facts }) => facts?.state,
  stateReason: ({ facts }) => facts?.stateReason,
  labels: ({ facts }) => facts?.labels,
  milestone: ({ facts }) => facts?.milestone,
  issueType: ({ facts }) => facts?.type,
  assignees: ({ facts }) => facts?.assignees,
  author: ({ facts }) => facts?.author?.name,
  projects: ({ facts }) => facts?.projects,
  parent: ({ facts }) => facts?.parent && shortKey(facts.parent.key),
  subIssues: ({ facts }) => keys(facts?.subIssues),
  subIssuesTotal: ({ facts, rest }) => countsOf(rest).subIssues ?? facts?.subIssues?.length,
  subIssuesCompleted: ({ rest }) => countsOf(rest).subIssuesDone,
  blockedBy: ({ facts }) => keys(facts?.blockedBy),
  blockedByOpen: ({ rest }) => countsOf(rest).blockedByOpen,
  blockedByTotal: ({ rest }) => countsOf(rest).blockedBy,
  blocking: ({ facts }) => keys(facts?.blocks),
  blockingTotal: ({ rest }) => countsOf(rest).blocks,
  linkedPullRequests: ({ facts }) => keys(facts?.pulls),
  linkedIssues: ({ facts }) => keys(facts?.closes),
  embeddedState: ({ embedded }) => membersOf(embedded).state,
  itemId: ({ card }) => card?.itemId,
  column: ({ card }) => card?.column,
  subject: ({ card }) => card?.subject,
  rendered: ({ card }) => card && card.kind !== null,
  icon: ({ card }) => card && `octicon-${card.icon}`,
};
export const COMPARED = new Set(Object.keys(FIELDS));

/** Fields of the file itself; those of the second set are free text or addresses (SCHEMA.md: not compared). */
const FILE_FIELDS = new Set(
  'kind issue rows cards placeholderCards sidePane project columns exchanges totalCount unknown notApplicable'.split(
    ' ',
  ),
);
const FREE_TEXT = new Set('file pageUrl tracker host uiGeneration capturedAt method traps'.split(' '));

/** In SCHEMA.md's words. */
function worded(read: Read): Actual {
  return Object.fromEntries(
    Object.entries(FIELDS).map(([field, of]) => [field, of(read) ?? emptyOr(of(read))]),
  );
}
function refOfAddress(address: string): GitHubRef | null {
  const ref = locate(new URL(address), [new URL(address).host])?.ref;
  return ref?.tracker === 'github' ? ref : null;
}

const emptyOr = (value: unknown) => (value === null ? null : undefined);

type Expected = Stated & { file: string; pageUrl: string; kind: string };
type Found = {
  issue: Read | null;
  rows: Read[];
  cards: Read[];
  shells: Read[];
  sidePane: Read | null;
  project?: Stated;
  columns?: string[];
  exchanges?: Stated[];
  totalCount?: unknown;
};
const NOTHING: Found = { issue: null, rows: [], cards: [], shells: [], sidePane: null };

export function check(json: string): Expected {
  const value: unknown = JSON.parse(json);
  const { file, pageUrl, kind, ...rest } = membersOf(value);
  if (typeof file !== 'string' || typeof pageUrl !== 'string' || typeof kind !== 'string')
    throw new Error(json);
  for (const field of Object.keys(rest))
    expect(FILE_FIELDS.has(field) || FREE_TEXT.has(field), `${file}: "${field}" is not compared`).toBe(true);
  return { ...rest, file, pageUrl, kind };
}

/** A page, as a content script reads it. */
export async function readPage(html: string, expected: Expected): Promise<Found> {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  const own = membersOf(expected).host;
  const page = locate(new URL(expected.pageUrl), typeof own === 'string' ? [own] : []);
  expect(page?.kind ?? 'none', 'kind').toBe(expected.kind);
  if (!page) return NOTHING;
  const facts = await github.read(page, doc, new AbortController().signal);
  const embedded = 'embeddedState' in membersOf(expected.issue) ? shippedIn(doc, page) : null;
  if (page.kind === 'issue' || page.kind === 'pull') {
    expect(facts).toBeDefined();
    return { ...NOTHING, issue: { facts: facts ?? null, embedded } };
  }
  if (page.kind !== 'project-board') {
    expect(facts, 'a list has no issue of its own').toBeUndefined();
    return { ...NOTHING, rows: checked(rowsIn(githubRows, page, doc)).map((it) => ({ facts: it })) };
  }
  expect(!!facts, 'only the pane has one').toBe(page.ref !== null);
  const board = readBoard(page, doc);
  const cards = checked(rowsIn(githubRows, page, doc));
  const [, kind, , number] = /^(org|user)s\/([^/]+)\/(\d+)$/.exec(String(page.extra.project)) ?? [];
  expect(cards.map(({ key }) => key)).toEqual(board.cards.flatMap(({ key }) => key ?? []));
  return {
    ...NOTHING,
    sidePane: facts ? { facts } : null,
    cards: board.cards
      .filter((card) => card.kind)
      .map((card) => ({ card, facts: cards.find(({ key }) => key === card.key) ?? null })),
    shells: board.cards.filter((card) => !card.kind).map((card) => ({ card, facts: null })),
    project: {
      ownerType: kind,
      owner: String(page.extra.project).split('/')[1],
      number: Number(number),
      title: board.title,
      viewName: board.view,
    },
    columns: board.columns,
  };
}

/** What the contract's test sees to for the page's own issue (test/trackers/contract.test.ts). */
function checked(list: IssueFacts[]): IssueFacts[] {
  for (const facts of list) {
    expect(parseKey(facts.key), facts.key).not.toBeNull();
    expect(factsSchema.safeParse(facts).error?.issues ?? [], JSON.stringify(facts)).toEqual([]);
  }
  return list;
}

function shippedIn(doc: Document, { key }: Page): unknown {
  const script = doc.querySelector('script[data-target="react-app.embeddedData"]');
  return script && findShipped(JSON.parse(script.textContent ?? ''), key);
}

/** An answer of the API, or data of a page on its own. */
export function readData(data: unknown, expected: Expected): Found {
  const { response } = membersOf(Array.isArray(data) ? data[0] : null);
  switch (expected.kind) {
    case 'rest': {
      if (!expected.rows) return { ...NOTHING, issue: { facts: fromRest(data), rest: data } };
      const parent = refOfAddress(expected.pageUrl.replace('/repos/', '/').replace(/\/sub_issues$/, ''));
      const key = parent && keyOf({ ...parent, host: 'github.com' });
      const items = Array.isArray(data) ? data : membersOf(data).items;
      const rest: unknown[] = Array.isArray(items) ? items : [];
      const rows = rest.map((one) => fromRest(one, key ? { parent: { key } } : {}));
      return {
        ...NOTHING,
        rows: rows.map((facts, i) => ({ facts, rest: rest[i] })),
        totalCount: membersOf(data).total_count,
      };
    }
    case 'webhook':
      return { ...NOTHING, issue: { facts: fromRest(membersOf(data).issue) } };
    case 'rest-exchanges':
      // What the API's client makes of them is tested beside it (test/trackers/github/client.test.ts).
      expect(response).toBeDefined();
      return { ...NOTHING, exchanges: (Array.isArray(data) ? data : []).map(membersOf) };
    default: {
      const address = expected.pageUrl.includes('_graphql')
        ? 'https://github.com/diffplug/selfie/issues/523'
        : expected.pageUrl.replace(/\/page_data\/.*/, '');
      const ref = refOfAddress(address);
      const answered = membersOf(membersOf(membersOf(data).data).repository).issue;
      const issue = expected.pageUrl.includes('_graphql')
        ? membersOf(answered)
        : ref && findShipped(data, keyOf(ref));
      if (!issue || !ref) throw new Error(`${expected.file}: no issue of ${address}`);
      const kind = address.includes('/pull/') ? 'pull' : 'issue';
      return {
        ...NOTHING,
        issue: { facts: complete(keyOf(ref), kind, 'embedded', fromGraphql(issue, ref)), embedded: issue },
      };
    }
  }
}

export function compareFile(
  expected: Expected,
  found: Found,
  disagreements: readonly Disagreement[] = [],
): void {
  const lists = { unknown: words(expected.unknown), notApplicable: words(expected.notApplicable) };
  const own = disagreements.filter(({ file }) => file === expected.file);
  const item = (where: string, stated: unknown, read: Read | null | undefined, of = lists) => {
    if (!read) throw new Error(`${where} was not found`);
    compareItem(where, membersOf(stated), worded(read), COMPARED, of, own);
  };
  const each = (name: string, stated: unknown, read: Read[], of = lists) => {
    const list: unknown[] = Array.isArray(stated) ? stated : [];
    expect(read, name).toHaveLength(list.length);
    list.forEach((one, i) => {
      item(`${name} ${i}`, one, read[i], of);
    });
  };
  if (expected.issue) item('issue', expected.issue, found.issue);
  else expect(found.issue, 'issue').toBeNull();
  each('row', expected.rows, found.rows);
  const none = { unknown: [], notApplicable: [] };
  each('card', expected.cards, found.cards, expected.cards ? lists : none);
  each('placeholder card', expected.placeholderCards, found.shells, none);
  if (expected.sidePane) item('side pane', expected.sidePane, found.sidePane, none);
  else expect(found.sidePane, 'side pane').toBeNull();
  for (const name of ['project', 'columns', 'totalCount'] as const)
    if (expected[name] !== undefined) expect(found[name], name).toEqual(expected[name]);
  const exchanges: unknown[] = Array.isArray(expected.exchanges) ? expected.exchanges : [];
  expect(found.exchanges ?? []).toHaveLength(exchanges.length);
  exchanges.forEach((exchange, i) => {
    expect(found.exchanges?.[i]).toMatchObject(membersOf(exchange));
  });
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
