import { decide } from '../core/decide.ts';
import type { IssueFacts } from '../core/facts.ts';
import { isOff } from '../core/is-off.ts';
import { containerOfKey } from '../core/issue.ts';
import { holds } from '../core/rules/holds.ts';
import { holdsOften } from '../core/rules/holds-often.ts';
import type { Truth } from '../core/rules/rule.ts';
import { type Decision, NO_ACTS, PAGE_KEY } from '../core/view.ts';
import type { Page } from '../trackers/tracker.ts';
import { actsAt, isActs, isPageView } from './published.ts';
import type { Store } from './store.ts';

/** What is published, for issues of any containers. `today`: the local date. */
export type ListView = {
  /** Null: in no scope, or nothing is published. Undefined: not read yet (store.ts). */
  judge(facts: IssueFacts, today: string): Decision | null | undefined;
  /** Whether a part of the page draws nothing for an issue (is-off.ts). */
  isOff(part: string, page: Page, key: string): boolean;
  /** The week's focus as it is shown; absent where there is none. */
  focus(
    today: string,
  ): { title: string; rank: number; slice?: string; wipLimit?: number | undefined } | undefined;
};

/** Asks what is published for what it needs; what was not read yet is told of when it is. */
export function listView(store: Store): ListView {
  const { at } = store;
  let holdsInView = holdsOften();
  let last: unknown;
  /** By container: nothing else of an issue says whether a scope holds it. */
  let inScope = new Map<string, Truth>();
  const pageView = () => {
    const view = at(PAGE_KEY);
    return isPageView(view) ? view : null;
  };

  return {
    judge(facts, today) {
      const { key } = facts;
      const container = containerOfKey(key);
      const acts = actsAt(store, container);
      const view = at(PAGE_KEY);
      if (view === undefined) return undefined;
      if (!isPageView(view)) return null;
      if (view !== last) {
        holdsInView = holdsOften();
        inScope = new Map();
      }
      last = view;
      if (!inScope.has(container)) inScope.set(container, holds(view.scope, { key }));
      if (!inScope.get(container)) return null;
      if (acts === undefined) return acts;
      return decide(facts, view, isActs(acts) ? acts : NO_ACTS, today, holdsInView);
    },
    isOff(...what) {
      const view = pageView();
      return view !== null && isOff(view, ...what) === true;
    },
    focus(today) {
      const view = pageView();
      const week = view?.focus.find(({ first, last }) => first <= today && today <= last);
      const goal = view?.goals.find(({ id }) => id === week?.goal);
      if (!goal) return undefined;
      const { title, rank, wipLimit } = goal;
      return { title, rank, wipLimit, ...(week?.slice && { slice: week.slice }) };
    },
  };
}
