import type { PopupActions } from '../../components/popup/popup-data.ts';
import { browser } from '../platform/browser.ts';
import { painted } from '../platform/painted.ts';
import { ifOpen } from './if-open.ts';
import { saveSurely } from './unsent.ts';

const seen = () => painted().then(() => import('./seen.ts'));

/**
 * What the popup can do. Messages, the database and the trackers are loaded when they are first asked for, and what is
 * asked for at once only after the first paint; only the question for a host must be at hand while a click is handled.
 */
export const popupActions: PopupActions = {
  save: saveSurely,
  undo: async (id) => (await import('../messages/ask.ts')).undoEdit(id),
  here: (view, now) => painted().then(async () => (await import('./here.ts')).readHere(view, now)),
  newGoals: async (view) => ifOpen((await seen()).readNewGoals(view), []),
  issuesSeen: async (view) => ifOpen((await import('./seen.ts')).readIssuesSeen(view), []),
  goalDraft: async (id) => ifOpen((await import('./goals.ts')).readGoalDraft(id), null),
  goals: async () => ifOpen((await import('./goals.ts')).goalsHere(), []),
  broken: async () => ifOpen((await seen()).readBroken(), null),
  tryAgain: async (id) => void (await (await import('./saving.ts')).tell('forget-problem', { id })),
  copy: (text) => navigator.clipboard.writeText(text),
  join: async (address) => (await import('./standing.ts')).standingActions.join(address),
  decline: async (address) => (await import('./standing.ts')).standingActions.decline(address),
  forgetToken: async (host) => (await import('./standing.ts')).standingActions.forgetToken(host),
  look: async () => (await import('./standing.ts')).standingActions.look(),
  keep: async (seq) => (await import('./standing.ts')).standingActions.keep(seq),
  allowHost: ({ origins }) => browser.permissions.request({ origins }),
  openPage: (page, hash) => {
    const url = browser.runtime.getURL(`/${page}.html`) + (hash ? `#${hash}` : '');
    void browser.tabs.create({ url }).then(() => window.close());
  },
};
