import type { TrackerId } from '../core/issue.ts';
import { type Browser, browser } from '../platform/browser.ts';
import { report } from '../platform/report.ts';
import { readScopes } from '../storage/effective.ts';
import { publishMissing } from '../storage/publish.ts';
import { type PlannedScript, plannedScripts } from './planned-scripts.ts';
import { restored } from './safety.ts';

type Registered = Browser.scripting.RegisteredContentScript;

let running: Promise<unknown> = Promise.resolve();

/** Begins to follow which hosts may be read. To be called before anything is awaited; the first look is the caller's. */
export function followPermissions(): void {
  // In this order: a database that was lost is brought back before anything of it is published.
  const follow = () => void followGrants().then(publishMissing);
  browser.permissions.onAdded.addListener(follow);
  browser.permissions.onRemoved.addListener(follow);
}

/**
 * Registers the content scripts that granted hosts and scopes ask for, takes back those they no longer do, and puts
 * each new one into the tabs that are already open. One at a time; what fails is listed as a problem.
 */
export function followGrants(): Promise<void> {
  const next = running
    .then(reconcile)
    .catch((error: unknown) => report('page registration', 'background', error));
  running = next;
  return next;
}

async function reconcile(): Promise<void> {
  // A database that was lost names no scope, and would take every page's script away.
  await restored();
  const [{ origins = [] }, scopes, registered] = await Promise.all([
    browser.permissions.getAll(),
    readScopes(),
    browser.scripting.getRegisteredContentScripts(),
  ]);
  const planned = plannedScripts(origins, scopes);
  const gone = registered.filter(({ id }) => !planned.some((script) => script.id === id));
  const added = planned.filter(({ id }) => !registered.some((script) => script.id === id));
  const changed = planned.filter((script) =>
    registered.some((old) => old.id === script.id && !samePages(old, script)),
  );
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone.map(({ id }) => id) });
  if (changed.length > 0) await browser.scripting.updateContentScripts(changed.map(registration));
  if (added.length > 0) await browser.scripting.registerContentScripts(added.map(registration));
  // Not waited for: an open tab may take its time, and the edit behind this is saved.
  for (const { script, matches } of [...added, ...changed])
    if (isWatch(script))
      injectInto(matches, script).catch((error: unknown) => report('open tabs', 'background', error));
}

function registration({ script, ...where }: PlannedScript): Registered {
  return {
    ...where,
    js: [`content-scripts/${script}.js`],
    runAt: 'document_start',
    persistAcrossSessions: true,
  };
}

function samePages(old: Registered, planned: PlannedScript): boolean {
  return (['matches', 'excludeMatches'] as const).every(
    (pages) => `${old[pages]?.toSorted()}` === `${planned[pages]?.toSorted()}`,
  );
}

/**
 * Puts the content scripts into the tabs that were open before this version of the extension, where the browser does
 * not (Chromium); the old ones there have lost their extension.
 */
export async function injectIntoOpenTabs(): Promise<void> {
  await injectInto(['https://github.com/*'], 'github');
  for (const { id, matches = [] } of await browser.scripting.getRegisteredContentScripts()) {
    const script = id.replace(/@.*/, '');
    if (isWatch(script)) await injectInto(matches, script);
  }
}

/** Of a host's scripts the one that matches all its pages, and asks for the others where they are needed. */
function isWatch(script: string): script is TrackerId {
  return script === 'github' || script === 'jira';
}

async function injectInto(matches: string[], tracker: TrackerId): Promise<void> {
  const tabs = await browser.tabs.query({ url: matches });
  const ids = tabs.flatMap(({ id, discarded }) => (id === undefined || discarded ? [] : [id]));
  const files = [`/content-scripts/${tracker}.js` as const];
  // A tab that was closed or shows an error page meanwhile takes none, and needs none.
  await Promise.allSettled(
    ids.map((tabId) =>
      browser.scripting.executeScript({ target: { tabId }, files, injectImmediately: true }),
    ),
  );
}
