import { actsKey, NO_ACTS, type PublishedActs, type PublishedView, VIEW_KEY } from '../core/view.ts';
import type { PageApi } from '../platform/page-api.ts';
import { isRecord } from './ask.ts';

/** What the background publishes for one container's issues. */
export type Published = { view: PublishedView; acts: PublishedActs };

export type PublishedStore = {
  /** Reads what is not at hand of the view and the container's acts; `afresh` reads both again. */
  load(container: string, afresh: boolean): Promise<void>;
  /** As it stands now for the container loaded last; null when nothing is published that is understood here. */
  now(): Published | null;
};

/** Follows storage until the signal; `onChange` is called when what is loaded was written anew. */
export function followPublished(api: PageApi, onChange: () => void, signal: AbortSignal): PublishedStore {
  const held = new Map<string, unknown>();
  let acts = '';

  api.onStored((changed) => {
    const ours = [VIEW_KEY, acts].filter((key) => changed.has(key));
    for (const key of ours) held.set(key, changed.get(key));
    if (ours.length > 0) onChange();
  }, signal);

  return {
    async load(container, afresh) {
      const before = acts;
      acts = actsKey(container);
      if (afresh) held.clear();
      else if (before !== acts) held.delete(before);
      const missing = [VIEW_KEY, acts].filter((key) => !held.has(key));
      if (missing.length === 0) return;
      const stored = await api.read(missing);
      // What was written while we were reading is newer.
      for (const key of missing) if (!held.has(key)) held.set(key, stored[key]);
    },
    now() {
      const view = held.get(VIEW_KEY);
      const ofContainer = held.get(acts);
      return isView(view) ? { view, acts: isActs(ofContainer) ? ofContainer : NO_ACTS } : null;
    },
  };
}

function isView(value: unknown): value is PublishedView {
  return (
    isRecord(value) &&
    value.version === 1 &&
    [value.goals, value.focus, value.exempt, value.partsOff].every(Array.isArray) &&
    Array.isArray(value.scopes) &&
    value.scopes.every((scope) => typeof scope === 'string')
  );
}

function isActs(value: unknown): value is PublishedActs {
  return isRecord(value) && [value.links, value.dispositions, value.serves].every(isRecord);
}
