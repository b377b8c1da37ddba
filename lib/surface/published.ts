import type { PopupData } from '../../components/popup/popup-data.ts';
import { OVERVIEW_KEY, type Overview } from '../core/overview.ts';
import { type PublishedView, VIEW_KEY } from '../core/view.ts';
import { browser } from '../platform/browser.ts';

/**
 * What the popup is painted from: two keys in one read. Guards instead of schemas, as in the tracker pages, because
 * schemas would cost the first paint more than the reading.
 */
export async function readPublished(): Promise<PopupData> {
  const stored: Record<string, unknown> = await browser.storage.local.get([VIEW_KEY, OVERVIEW_KEY]);
  const view = stored[VIEW_KEY];
  const overview = stored[OVERVIEW_KEY];
  return { view: isView(view) ? view : NO_VIEW, overview: isOverview(overview) ? overview : null };
}

/** Calls back with what was published anew, until the returned function is called. */
export function onPublished(callback: (data: PopupData) => void): () => void {
  const listener = (changes: object) => {
    if (VIEW_KEY in changes || OVERVIEW_KEY in changes) void readPublished().then(callback);
  };
  browser.storage.local.onChanged.addListener(listener);
  return () => browser.storage.local.onChanged.removeListener(listener);
}

/** Before the background has ever published. */
const NO_VIEW: PublishedView = {
  version: 1,
  savedAt: '',
  scopes: [],
  goals: [],
  focus: [],
  weekStart: 1,
  exempt: [],
  noInheritance: [],
  partsOff: [],
  hasToken: false,
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isView(value: unknown): value is PublishedView {
  return (
    isRecord(value) &&
    value.version === 1 &&
    typeof value.weekStart === 'number' &&
    [value.scopes, value.goals, value.focus].every(Array.isArray)
  );
}

function isOverview(value: unknown): value is Overview {
  return isRecord(value) && isRecord(value.counts) && isRecord(value.goals) && typeof value.at === 'string';
}
