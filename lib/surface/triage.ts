import type { TriageActions, TriageData } from '../../components/triage/triage-data.ts';
import { addressOf } from '../core/address-of.ts';
import type { IssueFacts } from '../core/facts.ts';
import { sameKey } from '../core/issue.ts';
import { makeOverview } from '../core/overview.ts';
import { type GoalSuggestion, suggestGoal } from '../core/suggest-goal.ts';
import { newestOf, putAway, unlinkedList } from '../core/triage-head.ts';
import { judge } from '../core/verdict.ts';
import type { Verdict } from '../core/view.ts';
import { browser } from '../platform/browser.ts';
import { eachInTurns } from '../platform/turns.ts';
import { type Changed, type Followed, follow } from './follow.ts';
import { type Judged, readJudged } from './judged.ts';
import { save, undo } from './saving.ts';

/** How long a person stops answering before everything is read again, in milliseconds. */
const PAUSE = 1_000;

/** The answers given here, and a pause after the last of them. */
let given: Promise<unknown> = Promise.resolve();

/** What an answer changes is painted already: reading 100,000 issues again must not keep it from being saved. */
async function pausing(): Promise<void> {
  for (let last: unknown = null; last !== given; ) {
    last = given;
    await last;
  }
}

function answering<T>(saved: Promise<T>): Promise<T> {
  given = Promise.allSettled([given, saved]).then(() => new Promise((done) => setTimeout(done, PAUSE)));
  return saved;
}

/** The lists of triage, from everything stored. */
export async function readTriage(changed: Changed): Promise<TriageData> {
  await pausing();
  const asOf = Date.now();
  const everything = await readJudged(changed);
  const verdicts = new Map<IssueFacts, Verdict>();
  await eachInTurns(everything.sightings, ({ facts }) => {
    verdicts.set(facts, judge(facts, everything.compiled));
  });
  return triageData(everything, asOf, verdicts);
}

/** The same now and whenever it changes. @returns ends it */
export function followTriage(onChange: (now: Followed<TriageData>) => void): () => void {
  return follow(readTriage, onChange);
}

/** @param verdicts of issues that were judged before; grows by the others */
export function triageData(
  judged: Judged,
  asOf: number,
  verdicts = new Map<IssueFacts, Verdict>(),
): TriageData {
  const { records, view, compiled, now } = judged;
  const verdictOf = (facts: IssueFacts) => {
    const verdict = verdicts.get(facts) ?? judge(facts, compiled);
    verdicts.set(facts, verdict);
    return verdict;
  };
  const sightings = judged.sightings.filter(({ facts }) => verdictOf(facts).state !== 'out-of-scope');
  const byKey = new Map(sightings.map(({ key, facts }) => [key, facts]));

  const suggested = new WeakMap<IssueFacts, { goal: GoalSuggestion | null }>();
  const unread = sightings.filter(({ facts }) => verdictOf(facts).state === 'unknown');
  return {
    lists: {
      unlinked: unlinkedList(sightings, verdictOf, now),
      unread: unread
        .toSorted((a, b) => (a.seenAt < b.seenAt ? 1 : -1))
        .map(({ facts }) => ({ facts, verdict: verdictOf(facts) })),
      drawer: records.dispositions
        .toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1))
        .flatMap((answer) => {
          const item = putAway(answer, byKey.get(sameKey(answer.issue)), verdictOf);
          return item ? [{ ...item, answer }] : [];
        }),
    },
    goals: view.goals,
    focus: compiled.focus?.goal ?? null,
    started: makeOverview(sightings, verdictOf, now).counts.total,
    seen: sightings.length,
    readAt: newestOf(sightings),
    now,
    weekStart: view.weekStart,
    asOf,
    suggest: ({ facts, verdict }) => {
      if (!isQuestion(verdict)) return null;
      // Asked for at each drawing, of each row that is drawn.
      const suggestion = suggested.get(facts) ?? { goal: suggestGoal(facts, view, compiled.acts) };
      suggested.set(facts, suggestion);
      return suggestion.goal;
    },
    itemOf: (key) => {
      const facts = byKey.get(sameKey(key));
      return facts ? { facts, verdict: verdictOf(facts) } : null;
    },
  };
}

function isQuestion({ state }: Verdict): boolean {
  return state === 'unlinked' || state === 'idle' || state === 'unknown';
}

/** @param show opens an address: a new tab in triage, the same one beside the side panel */
function actionsFor(show: (url: string) => Promise<unknown>): TriageActions {
  return {
    save: (edit) => answering(save(edit)),
    undo: (id) => answering(undo(id)),
    open: (facts) => {
      const address = addressOf(facts);
      if (address) void show(address);
    },
    chooseFocus: () => void browser.tabs.create({ url: browser.runtime.getURL('/popup.html') }),
  };
}

export const triageActions = actionsFor((url) => browser.tabs.create({ url }));
export const sidePanelActions = actionsFor((url) => browser.tabs.update({ url }));
