import type {
  TriageActions,
  TriageData,
  TriageGroup,
  TriageItem,
} from '../../components/triage/triage-data.ts';
import type { Disposition } from '../core/act.ts';
import { addressOf } from '../core/address-of.ts';
import type { IssueFacts } from '../core/facts.ts';
import { sameKey } from '../core/issue.ts';
import { makeOverview } from '../core/overview.ts';
import { started } from '../core/started.ts';
import { suggestGoal } from '../core/suggest-goal.ts';
import { triageQueue } from '../core/triage.ts';
import { judge } from '../core/verdict.ts';
import type { Verdict } from '../core/view.ts';
import { browser } from '../platform/browser.ts';
import type { Changed } from './follow.ts';
import { type Judged, readJudged } from './judged.ts';
import { save, undo } from './saving.ts';

const GROUPS: readonly TriageGroup[] = ['moving', 'still', 'idle'];

/** The lists of triage, from everything stored. */
export async function readTriage(changed: Changed): Promise<TriageData> {
  const asOf = Date.now();
  return triageData(await readJudged(changed), asOf);
}

export function triageData(judged: Judged, asOf: number): TriageData {
  const { records, view, compiled, now } = judged;
  const verdicts = new Map<IssueFacts, Verdict>();
  for (const { facts } of judged.sightings) verdicts.set(facts, judge(facts, compiled));
  const verdictOf = (facts: IssueFacts) => verdicts.get(facts) ?? judge(facts, compiled);
  const sightings = judged.sightings.filter(({ facts }) => verdictOf(facts).state !== 'out-of-scope');
  const byKey = new Map(sightings.map(({ key, facts }) => [key, facts]));

  const queue = triageQueue(sightings, verdictOf, now);
  const asked = [
    ...queue.moving.map((item) => ({ ...item, group: 'moving' as const })),
    ...queue.standing.map((item) => ({ ...item, group: groupOf(item.sighting.facts) })),
  ];
  const unread = sightings.filter(({ facts }) => verdictOf(facts).state === 'unknown');
  return {
    lists: {
      unlinked: GROUPS.flatMap((group) => asked.filter((item) => item.group === group)).map(
        ({ sighting, verdict, group }) => ({ facts: sighting.facts, verdict, group }),
      ),
      unread: unread
        .toSorted((a, b) => (a.seenAt < b.seenAt ? 1 : -1))
        .map(({ facts }) => ({ facts, verdict: verdictOf(facts) })),
      drawer: records.dispositions
        .filter(({ kind }) => kind !== 'upkeep' && kind !== 'duplicate')
        .toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1))
        .flatMap((answer) => putAway(answer, byKey.get(sameKey(answer.issue)), verdictOf)),
    },
    goals: view.goals,
    focus: compiled.focus?.goal ?? null,
    started: makeOverview(sightings, verdictOf, now).counts.total,
    seen: sightings.length,
    readAt: sightings.reduce<string | null>(
      (last, { seenAt }) => (last && last > seenAt ? last : seenAt),
      null,
    ),
    now,
    weekStart: view.weekStart,
    asOf,
    suggest: ({ facts, verdict }) => (isQuestion(verdict) ? suggestGoal(facts, view, compiled.acts) : null),
    itemOf: (key) => {
      const facts = byKey.get(sameKey(key));
      return facts ? { facts, verdict: verdictOf(facts) } : null;
    },
  };
}

function isQuestion({ state }: Verdict): boolean {
  return state === 'unlinked' || state === 'idle' || state === 'unknown';
}

function groupOf(facts: IssueFacts): TriageGroup {
  return started(facts) ? 'still' : 'idle';
}

/** An answer that still holds, with what was seen of its issue. */
function putAway(
  answer: Disposition,
  seen: IssueFacts | undefined,
  verdictOf: (facts: IssueFacts) => Verdict,
): TriageItem[] {
  const facts = seen ?? { key: answer.issue, readAt: answer.at ?? '', source: 'none' };
  const verdict = verdictOf(facts);
  return verdict.state === 'parked' || verdict.state === 'snoozed' ? [{ facts, verdict, answer }] : [];
}

/** @param show opens an address: a new tab in triage, the same one beside the side panel */
function actionsFor(show: (url: string) => Promise<unknown>): TriageActions {
  return {
    save,
    undo,
    open: (facts) => {
      const address = addressOf(facts);
      if (address) void show(address);
    },
    chooseFocus: () => void browser.tabs.create({ url: browser.runtime.getURL('/popup.html') }),
  };
}

export const triageActions = actionsFor((url) => browser.tabs.create({ url }));
export const sidePanelActions = actionsFor((url) => browser.tabs.update({ url }));
