import type { PageView, PublishedActs } from '../core/view.ts';
import { isRecord } from './ask.ts';

/** Looks at what is published. What is wrong deeper inside shows when something is judged by it. */

export function isPageView(view: unknown): view is PageView {
  return isRecord(view) && view.version === 1 && isRecord(view.scope);
}

export function isActs(acts: unknown): acts is PublishedActs {
  return isRecord(acts) && [acts.links, acts.dispositions, acts.serves].every(isRecord);
}
