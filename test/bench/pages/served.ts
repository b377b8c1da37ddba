import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDate, weekOf } from '../../../lib/core/week.ts';
import { capturesAreHere } from '../../e2e/support/captures.ts';
import { TWIN_URL, twinPage } from '../../e2e/support/twin.ts';
import { SHARED_PAGES } from '../../tools/shared-pages.ts';
import { type Site, startSite } from '../../tools/site.ts';
import { boardPage, issuePage, listPage, withSheet } from './generated.ts';

/** The pages that are measured, served at the addresses that they would have. */

const HOST = 'github.com';
/** A page that is none of any tracker's is there, too. */
const ELSEWHERE = 'shop.example';
export const HOSTS = [HOST, ELSEWHERE];

/** What our mark, or a floor's, is found by. */
export const SHOWN = 'plumbline-badge[data-state], .bench-floor';

/** Milliseconds for which a page waits for its style sheet, as one of GitHub's does for the network. */
const SHEET_TAKES = 300;

const issueAt = (number: number) => `https://${HOST}/acme/shop/issues/${number}`;

export const ADDRESSES = {
  issue: issueAt(4),
  elsewhere: `https://${ELSEWHERE}/`,
  board: `https://${HOST}/orgs/acme/projects/1/views/1`,
  list: (count: number) => `${TWIN_URL}?count=${count}`,
  virtual: (count: number) => `${TWIN_URL}?count=${count}&virtual`,
} as const;

/** Captured pages of each surface, by the name that a report gives them. */
const CAPTURES = {
  'captured issue': 'issue-react-ssr-2025-09',
  'captured pull request': 'pr-react-draft-2026-07',
  'captured list': 'issue-list-react-dialog-2025-09',
  'captured board': 'project-board-2025-09',
};

export type Captured = { name: string; url: string };

export type Served = { site: Site; captured: Captured[]; close(): Promise<void> };

export async function servePages(): Promise<Served> {
  const site = await startSite(HOSTS);
  site.handle(async ({ url }) => {
    if (url.pathname === '/slow.css') {
      await new Promise((done) => setTimeout(done, SHEET_TAKES));
      return { headers: { 'content-type': 'text/css' }, body: '' };
    }
    const number = /^\/acme\/shop\/issues\/(\d+)$/.exec(url.pathname)?.[1];
    if (number) return { body: issuePage(Number(number)) };
    const count = Number(url.searchParams.get('count'));
    if (url.pathname !== '/acme/shop/issues' || !count) return null;
    const isVirtual = url.searchParams.has('virtual');
    return { body: isVirtual ? withSheet(twinPage({ count, manner: 'recycled' })) : listPage(count) };
  });
  site.page(ADDRESSES.elsewhere, issuePage(4));
  site.page(ADDRESSES.board, () => boardPage(60));
  const captured = capturesAreHere
    ? Object.entries(CAPTURES).map((entry) => serveCapture(site, ...entry))
    : [];
  return { site, captured, close: () => site.close() };
}

function serveCapture(site: Site, name: string, file: string): Captured {
  const read = (ending: string) => readFileSync(join(SHARED_PAGES, 'github', file + ending), 'utf8');
  const { pageUrl: url }: { pageUrl: string } = JSON.parse(read('.expected.json'));
  const html = withSheet(read('.html'));
  site.page(url, html);
  return { name, url };
}

export type Sizes = { goals: number; rules: number; weeks: number; links: number };

/** As many as one goal may have, and the list of exceptions. */
const RULES_AT_MOST = 50;
/** Of which a file is as large as it may be. */
const LINKS_AT_MOST = 50_000;

/**
 * The goals under which our extension is measured, in as many files as they need; rules are spread over the goals, what
 * has no room there is an exception, and of the many only the first hold for an issue of these pages.
 */
export function benchFiles({ goals = 5, rules = 30, weeks = 1, links = 0 }: Partial<Sizes> = {}): string[] {
  const scopes = ['acme/shop', 'anthropics/claude-code', 'diffplug/*', 'mergify-sandbox/*'].map(
    (of) => `github:${HOST}/${of}`,
  );
  const all = Array.from({ length: rules }, (_, n) => ruleOf(n));
  const today = new Date();
  const first = {
    scopes,
    settings: { noInheritance: scopes },
    goals: Array.from({ length: goals }, (_, n) => ({
      id: `goal-${n + 1}`,
      rank: n + 1,
      title: `The goal of rank ${n + 1}`,
      state: 'active',
      rules: all.slice(0, goals * RULES_AT_MOST).filter((_rule, i) => i % goals === n),
    })),
    exempt: all.slice(goals * RULES_AT_MOST),
    focus: Array.from({ length: weeks }, (_, n) => ({
      week: weekOf(localDate(new Date(today.getTime() - n * 7 * 86_400_000)), 1),
      goal: 'goal-1',
    })),
  };
  const more = Array.from({ length: Math.ceil(links / LINKS_AT_MOST) }, (_, n) => ({
    links: Array.from({ length: Math.min(LINKS_AT_MOST, links - n * LINKS_AT_MOST) }, (_link, i) => ({
      issue: `github:${HOST}/acme/shop#${100_000 + n * LINKS_AT_MOST + i}`,
      goal: 'goal-1',
    })),
  }));
  return [first, ...more].map((part) => JSON.stringify({ format: 'plumbline', version: 1, ...part }));
}

function ruleOf(n: number): string {
  const holding = ['label:pay', 'label:find', '"pay number"', '"find number"'];
  return holding[n] ?? `label:area-${n} -label:wontfix`;
}
