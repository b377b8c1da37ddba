import type { Here, ScopeOffer } from '../../components/popup/popup-data.ts';
import { isGranted } from '../core/granted.ts';
import { containerOf, keyOf, type TrackerId } from '../core/issue.ts';
import { compileView } from '../core/rules/compile.ts';
import { actsSchema } from '../core/schemas/view.ts';
import { parseScope, scopeHolds, scopeHost, scopeName } from '../core/scope.ts';
import { judge } from '../core/verdict.ts';
import {
  actsKey,
  NO_ACTS,
  type Now,
  notesKey,
  type PublishedActs,
  type PublishedView,
  withNotes,
} from '../core/view.ts';
import { type Browser, browser } from '../platform/browser.ts';
import { readSighting } from '../storage/read.ts';
import { locate } from '../trackers/registry.ts';
import type { Located } from '../trackers/tracker.ts';
import { configuredHosts, originsOf } from './addresses.ts';
import { ifOpen } from './if-open.ts';

/** What stands in the current tab: an issue and its state, or a place where Plumbline is quiet. */
export async function readHere(view: PublishedView, now: Now): Promise<Here> {
  const tab = await currentTab();
  const url = tab?.url && URL.canParse(tab.url) ? new URL(tab.url) : null;
  const page = url && pageOf(url, view.scopes);
  const scope = url && scopeOf(url, page);
  if (!scope) return { kind: 'none' };
  const inScope = view.scopes.some((one) => scopeHolds(one, scope));
  const host = scopeHost(scope);
  const { origins = [] } = await browser.permissions.getAll();
  if (!inScope || !isGranted(origins, host))
    return {
      kind: 'quiet',
      name: scopeName(scope),
      inScope,
      offers: inScope ? [] : offersFor(scope),
      host: isGranted(origins, host) ? null : { name: host, origins: originsOf(host) },
    };
  if (!page?.ref) return { kind: 'none' };
  const key = keyOf(page.ref);
  const [sighting, acts, isThere] = await Promise.all([
    ifOpen(readSighting(key), null),
    readActs(scope),
    isOnPage(tab?.id),
  ]);
  const found: Here = { kind: 'issue', key, verdict: null, ...(!isThere && { gone: true }) };
  if (!sighting) return found;
  const { facts } = sighting;
  const verdict = judge(facts, compileView(view, acts, now));
  return { ...found, ...(facts.title && { title: facts.title }), verdict };
}

/** Whether our script listens in the tab. Nobody does after an update of the extension, until the tab is reloaded. */
async function isOnPage(tab: number | undefined): Promise<boolean> {
  if (tab === undefined) return true;
  return browser.tabs.sendMessage(tab, { plumbline: 1, name: 'hello' }).then(
    () => true,
    () => false,
  );
}

/** The current tab. Where the popup itself is that tab, the one that was looked at before it. */
async function currentTab(): Promise<Browser.tabs.Tab | undefined> {
  const own = browser.runtime.getURL('/');
  const [current] = await browser.tabs.query({ active: true, currentWindow: true });
  const isOwn = current?.url?.startsWith(own);
  const others = isOwn ? await browser.tabs.query({}) : [];
  const before = others
    .filter(({ url }) => url && !url.startsWith(own))
    .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return isOwn ? before[0] : current;
}

/** What the address is; a host that nobody named yet is tried as each tracker's own, and must show an issue. */
function pageOf(url: URL, scopes: readonly string[]): Located | null {
  const known = locate(url, configuredHosts(scopes));
  if (known) return known;
  const guesses: TrackerId[] = ['jira', 'github'];
  return (
    guesses.map((tracker) => locate(url, [{ host: url.host, tracker }])).find((page) => page?.ref) ?? null
  );
}

/** First parts of GitHub's addresses that are no owner. */
const NO_OWNER =
  /^\/(settings|notifications|marketplace|explore|topics|trending|sponsors|login|search|apps|features|new|issues|pulls|users|stars|codespaces|organizations|enterprises)(\/|$)/;

/** The repository or project of the address, as a scope. */
function scopeOf(url: URL, page: Located | null): string | null {
  if (page?.ref) return containerOf(page.ref);
  const isRepository = url.host === 'github.com' && /^\/[^/]+\/[^/]+/.test(url.pathname);
  const isTrackers = page !== null || isRepository;
  return isTrackers && !(url.host === 'github.com' && NO_OWNER.test(url.pathname))
    ? parseScope(url.href)
    : null;
}

/** The one repository or project, then everything of its owner or host. */
function offersFor(scope: string): ScopeOffer[] {
  const wider = scope.replace(/[^/]+$/, '*');
  return [...new Set([scope, wider])].map((one) => ({ scope: one, name: scopeName(one) }));
}

async function readActs(container: string): Promise<PublishedActs> {
  const [key, beside] = [actsKey(container), notesKey(container)];
  const { [key]: own, [beside]: notes }: Record<string, unknown> = await browser.storage.local.get([
    key,
    beside,
  ]);
  const acts = actsSchema.safeParse(withNotes(own, notes));
  return acts.success ? acts.data : NO_ACTS;
}
