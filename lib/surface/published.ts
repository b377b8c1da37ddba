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

/**
 * Calls back with what was published anew, until the returned function is called.
 * @param first what is shown: what was published between its reading and now is told as well
 */
export function onPublished(first: PopupData, callback: (data: PopupData) => void): () => void {
  let shown = JSON.stringify(first);
  let isOver = false;
  const look = async () => {
    const data = await readPublished();
    const read = JSON.stringify(data);
    if (isOver || read === shown) return;
    shown = read;
    callback(data);
  };
  const listener = (changes: object) => {
    if (VIEW_KEY in changes || OVERVIEW_KEY in changes) void look();
  };
  browser.storage.local.onChanged.addListener(listener);
  void look();
  return () => {
    isOver = true;
    browser.storage.local.onChanged.removeListener(listener);
  };
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

/** Whether it is what the background publishes. */
export function isView(value: unknown): value is PublishedView {
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
