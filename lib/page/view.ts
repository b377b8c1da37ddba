import { actsKey, NO_ACTS, type PublishedActs, type PublishedView, VIEW_KEY } from '../core/view.ts';
import type { PageApi } from '../platform/page-api.ts';
import { isRecord } from './ask.ts';

/** What the background publishes for one container's issues. */
export type Published = { view: PublishedView; acts: PublishedActs };

export type PublishedStore = {
  /** Reads what is published for the container, unless it is at hand. */
  load(container: string, afresh: boolean): Promise<void>;
  /** As it stands now; null when nothing is published in a form that is understood here. */
  now(): Published | null;
};

/** Follows storage; `onChange` is called when what was loaded was written anew. */
export function followPublished(api: PageApi, onChange: () => void): PublishedStore {
  let keys: string[] = [];
  let stored: Record<string, unknown> = {};
  let reading = Promise.resolve();

  api.storage.local.onChanged.addListener((changes) => {
    const ours = keys.filter((key) => key in changes);
    for (const key of ours) stored[key] = changes[key]?.newValue;
    if (ours.length > 0) onChange();
  });

  async function read(wanted: string[]): Promise<void> {
    const found = await api.storage.local.get(wanted);
    if (keys === wanted) stored = found;
  }

  return {
    load(container, afresh) {
      const wanted = [VIEW_KEY, actsKey(container)];
      if (afresh || `${wanted}` !== `${keys}`) {
        keys = wanted;
        reading = read(wanted);
      }
      return reading;
    },
    now() {
      const [view, acts = NO_ACTS] = keys.map((key) => stored[key]);
      return isView(view) && isActs(acts) ? { view, acts } : null;
    },
  };
}

function isView(value: unknown): value is PublishedView {
  return (
    isRecord(value) && value.version === 1 && Array.isArray(value.scopes) && Array.isArray(value.partsOff)
  );
}

function isActs(value: unknown): value is PublishedActs {
  return isRecord(value) && isRecord(value.links) && isRecord(value.dispositions);
}
