import { containerOf, parseKey } from '../core/issue.ts';
import { partCalled } from '../core/parts.ts';
import { scopeHolds, scopeHost } from '../core/scope.ts';
import { checkHost, checkKind, type Sender } from '../messages/sender.ts';
import type { Handlers } from '../messages/serve.ts';
import { browser } from '../platform/browser.ts';
import { ExpectedError, isExpected } from '../platform/errors.ts';
import { report } from '../platform/report.ts';
import { keepNews } from '../storage/device.ts';
import { type Applied, applyEdit, applyUndo } from '../storage/edits.ts';
import { readScopes } from '../storage/effective.ts';
import { deleteEverything } from '../storage/erase.ts';
import { forgetMisses, forgetProblem, saveMiss, saveProblem } from '../storage/problems.ts';
import { publishAll, publishChanges, publishMissing, publishSoon } from '../storage/publish.ts';
import { saveSightings } from '../storage/sightings.ts';
import { dismissConflict, resumeSync } from '../storage/sync-store.ts';
import { saveToken } from '../storage/tokens.ts';
import { setsBehind } from '../trackers/selector-sets.ts';
import { moreThan } from './more-than.ts';
import { followGrants } from './registration.ts';
import { forgetRows } from './row-cache.ts';
import { notice, rowHandlers, tryAgain } from './rows.ts';
import { erased, keep, restored } from './safety.ts';
import { exclusively, syncNow, syncSoon } from './sync.ts';
import { readSpacesNow, readSpacesOf, teamHandlers } from './team.ts';
import { showIssue } from './toolbar.ts';

/** What the background does for each message. */
export const handlers: Handlers = {
  async edit({ id, edit }, sender) {
    checkKind(sender, edit.kind);
    checkHost(sender, 'issue' in edit ? [edit.issue] : 'issues' in edit ? edit.issues : []);
    await restored();
    return acknowledged(await applyEdit(id, edit));
  },
  async undo({ id }, sender) {
    await restored();
    return acknowledged(await applyUndo(id, (kind) => checkKind(sender, kind)));
  },
  async seen({ facts, state, pageKind = '', parts = [] }, sender) {
    if (pageKind && sender.from !== 'own-page')
      await forgetMisses(parts.map((part) => ({ part, host: sender.host, pageKind })));
    if (state && sender.from !== 'own-page' && sender.frameId === 0)
      void showIssue({ tabId: sender.tabId, pageKind, state, key: facts[0]?.key ?? '' });
    const scopes = await readScopes();
    const wanted = facts.filter(({ key }) => isOwn(sender, key) && isInScope(scopes, key));
    if (wanted.length === 0) return null;
    await saveSightings(wanted);
    publishSoon();
    await notice(wanted);
    const [issue] = wanted;
    return state === 'unknown' && issue ? moreThan(issue) : null;
  },
  async problem({ part, pageKind, sets: names, message }, sender) {
    const sets = setsBehind(names);
    const problem = {
      part,
      host: sender.from === 'own-page' ? 'plumbline' : sender.host,
      pageKind,
      sets,
      message: message || `${part} not found on ${pageKind} (${sets.join(', ')})`,
      at: new Date().toISOString(),
    };
    if (message || !partCalled(part, pageKind)) await saveProblem(problem);
    else {
      await saveMiss(problem);
      // It may be off from now on.
      await publishMissing();
    }
    return null;
  },
  async 'forget-problem'({ id }) {
    await forgetProblem(id);
    await publishMissing();
    return null;
  },
  async card(_, sender) {
    if (sender.from === 'own-page')
      throw new ExpectedError('refused', 'The card opens in pages of a tracker.');
    const { tabId, frameId } = sender;
    await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ['/card.js'] });
    return null;
  },
  async part({ script }, sender) {
    if (sender.from === 'own-page')
      throw new ExpectedError('refused', 'Its scripts run in pages of a tracker.');
    const { host, tabId, frameId } = sender;
    // Which of its containers a list shows is not known yet.
    if (!(await readScopes()).some((scope) => scopeHost(scope) === host)) return null;
    await tryAgain(host);
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      files: [`/content-scripts/${script}.js`],
      injectImmediately: true,
    });
    return null;
  },
  async open({ page, hash }) {
    const url = new URL(browser.runtime.getURL(`/${page}.html`));
    if (hash) url.hash = hash;
    await browser.tabs.create({ url: url.href });
    return null;
  },
  async token({ host, token }) {
    await saveToken(host, token);
    await publishAll();
    void readSpacesOf(host);
    return null;
  },
  async device(news) {
    await keepNews(news);
    return null;
  },
  async 'sync-now'() {
    await resumeSync();
    await syncNow();
    return null;
  },
  async 'conflict-dismiss'({ seq }) {
    await dismissConflict(seq);
    return null;
  },
  ...rowHandlers,
  ...teamHandlers,
  async erase() {
    // A pass that is under way would bring back what it has read before.
    await exclusively(deleteEverything);
    forgetRows();
    await erased();
    await publishAll();
    await followGrants();
    return null;
  },
};

/** An edit is acknowledged once it is stored, twice, and pages can see it, or with the reason why they cannot. */
async function acknowledged({ saved, made, records }: Applied) {
  syncSoon();
  const [unseen] = await Promise.all([
    publishChanges(made.changes).then(() => null, unseenWords),
    keep(records),
  ]);
  if (made.changes.some(({ table }) => table === 'settings')) {
    await followGrants();
    // Not waited for: a new scope may carry a space, which is then offered.
    void readSpacesNow();
  }
  return unseen ? { ...saved, words: `${saved.words}. ${unseen}` } : saved;
}

/** Stored it is, so nobody may take it for failed. */
function unseenWords(error: unknown): string {
  if (isExpected(error)) return error.message;
  report('published view', 'background', error);
  return 'Saved, but tracker pages cannot show it yet; the options list why under problems.';
}

function isOwn(sender: Sender, key: string): boolean {
  return sender.from === 'own-page' || parseKey(key)?.host === sender.host;
}

function isInScope(scopes: readonly string[], key: string): boolean {
  const ref = parseKey(key);
  return ref !== null && scopes.some((scope) => scopeHolds(scope, containerOf(ref)));
}
