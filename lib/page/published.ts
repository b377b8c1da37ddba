import { actsKey, notesKey, type PageView, type PublishedActs, withNotes } from '../core/view.ts';
import { isRecord } from './ask.ts';
import type { Store } from './store.ts';

/** Looks at what is published. What is wrong deeper inside shows when something is judged by it. */

export function isPageView(view: unknown): view is PageView {
  return isRecord(view) && view.version === 1 && isRecord(view.scope);
}

export function isActs(acts: unknown): acts is PublishedActs {
  return isRecord(acts) && [acts.links, acts.dispositions, acts.serves].every(isRecord);
}

/** The acts on a container's issues, with the notes beside them; undefined before both are read. */
export function actsAt({ at }: Store, container: string): PublishedActs | undefined {
  const [acts, notes] = [at(actsKey(container)), at(notesKey(container))];
  return acts && notes ? withNotes(acts, notes) : undefined;
}
