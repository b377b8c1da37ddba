import type { Edit } from '../core/edit.ts';
import { parseKey } from '../core/issue.ts';
import { browser } from '../platform/browser.ts';
import { ExpectedError } from '../platform/errors.ts';
import type { MessageName } from './protocol.ts';

/** Who sent a message, as the browser says: a page can forge a message of its content script, but not this. */
export type Sender =
  | { from: 'own-page' }
  /** A content script of ours in a tracker's page; `host` is the page's, with its port. */
  | { from: 'content-script'; host: string; tabId: number; frameId: number };

/** What the browser tells of a sender, as far as it matters here. */
export type From = {
  id?: string | undefined;
  url?: string | undefined;
  tab?: { id?: number | undefined } | undefined;
  frameId?: number | undefined;
};

/** @throws ExpectedError when it is no part of this extension */
export function senderOf({ id, url, tab, frameId }: From): Sender {
  if (id !== browser.runtime.id || !url) throw refused('Only Plumbline itself may ask this.');
  // Compared as text: the URL standard gives the scheme of an extension no origin.
  if (url.startsWith(browser.runtime.getURL('/'))) return { from: 'own-page' };
  const { protocol, host } = new URL(url);
  if (tab?.id === undefined || frameId === undefined || !/^https?:$/.test(protocol)) {
    throw refused('Only pages of Plumbline and of a tracker may ask this.');
  }
  return { from: 'content-script', host, tabId: tab.id, frameId };
}

const OWN_PAGES_ONLY: ReadonlySet<MessageName> = new Set([
  'token',
  'device',
  'erase',
  'forget-problem',
  'sync-now',
  'conflict-dismiss',
  'space-join',
  'space-leave',
  'space-read',
  'space-proposal',
  'space-preview',
  'space-publish',
  'space-answer',
  'space-members',
]);

/** @throws ExpectedError when only pages of the extension may send this */
export function checkName(sender: Sender, name: MessageName): void {
  if (sender.from !== 'own-page' && OWN_PAGES_ONLY.has(name)) {
    throw refused('Only pages of Plumbline may ask this.');
  }
}

/** @throws ExpectedError when an issue lives on another host than the page the content script is in */
export function checkHost(sender: Sender, keys: readonly string[]): void {
  if (sender.from !== 'own-page' && keys.some((key) => parseKey(key)?.host !== sender.host)) {
    throw refused('A page may only speak of issues of its own host.');
  }
}

const ISSUE_EDITS: ReadonlySet<Edit['kind']> = new Set([
  'link',
  'except',
  'dispose',
  'clear',
  'stop-inheriting',
]);

/**
 * Content scripts change what is asked and answered of issues, never goals, focus or other settings.
 * @throws ExpectedError when the sender may not make or take back an edit of this kind
 */
export function checkKind(sender: Sender, kind: Edit['kind']): void {
  if (sender.from !== 'own-page' && !ISSUE_EDITS.has(kind)) {
    throw refused('Goals, focus and settings are changed in the pages of Plumbline.');
  }
}

function refused(message: string): ExpectedError {
  return new ExpectedError('refused', message);
}
