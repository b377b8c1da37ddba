import type { TriageData } from '../../components/triage/triage-data.ts';
import { sameKey } from '../core/issue.ts';
import { HEAD_KEY, type TriageHead } from '../core/triage-head.ts';
import { VIEW_KEY } from '../core/view.ts';
import { weekOf } from '../core/week.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { isView } from './published.ts';

/**
 * The first screen of triage, from what the background published when it judged everything last. Database, schemas and
 * rules are loaded after it was painted; guards instead of schemas, as for the popup.
 */
export async function readFirst(): Promise<TriageData | null> {
  const [session, local]: Record<string, unknown>[] = await Promise.all([
    browser.storage.session.get(HEAD_KEY),
    browser.storage.local.get(VIEW_KEY),
  ]);
  const [head, view] = [session?.[HEAD_KEY], local?.[VIEW_KEY]];
  if (!isHead(head) || !isView(view)) return null;
  const moment = now();
  const week = weekOf(moment.today, view.weekStart);
  const chosen = view.focus.find((one) => one.week === week)?.goal;
  const byKey = new Map(head.items.map((item) => [sameKey(item.facts.key), item]));
  return {
    lists: { unlinked: head.items, unread: [], drawer: [] },
    beginning: head.counts,
    goals: view.goals,
    focus: view.goals.find(({ id }) => id === chosen)?.id ?? null,
    ...{
      started: head.started,
      seen: head.seen,
      readAt: head.readAt,
      now: moment,
      weekStart: view.weekStart,
    },
    // Whatever is answered here is newer.
    asOf: 0,
    suggest: () => null,
    itemOf: (key) => byKey.get(sameKey(key)) ?? null,
  };
}

function isHead(value: unknown): value is TriageHead {
  const head: Partial<Record<keyof TriageHead, unknown>> = Object(value);
  return Array.isArray(head.items) && typeof head.counts === 'object' && typeof head.seen === 'number';
}
