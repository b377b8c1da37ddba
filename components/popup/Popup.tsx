import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { Edit, GoalDraft } from '../../lib/core/edit.ts';
import { ACTIVE_LIMIT, FOCUS_RANKS, type Goal, mayBeFocus } from '../../lib/core/goal.ts';
import { carryOver, focusCandidates } from '../../lib/core/suggest.ts';
import type { NewGoal } from '../../lib/core/suggest-new.ts';
import type { Now, PublishedView } from '../../lib/core/view.ts';
import { clockTime } from '../../lib/core/week.ts';
import { Toast } from '../common/Toast.tsx';
import { useSaving } from '../common/use-saving.ts';
import { type FocusDraft, FocusPicker } from '../focus/FocusPicker.tsx';
import { GoalList } from './GoalList.tsx';
import { Home } from './Home.tsx';
import { HomeNotes } from './HomeNotes.tsx';
import { NextStep } from './NextStep.tsx';
import { NoGoals } from './NoGoals.tsx';
import { OtherGoals } from './OtherGoals.tsx';
import type { Here, HostNeed, PopupActions, PopupData, Standing } from './popup-data.ts';
import { SaveFailed } from './SaveFailed.tsx';
import { Top } from './Top.tsx';
import { WhichLeaves } from './WhichLeaves.tsx';
import { NO_COUNTS, ownGoals, scopesWords, spanWords, weekName, weeksOf } from './words.ts';

const GoalEditor = lazy(async () => ({ default: (await import('./GoalEditor.tsx')).GoalEditor }));
const TeamGoal = lazy(async () => ({ default: (await import('./TeamGoal.tsx')).TeamGoal }));
const SavedPage = lazy(async () => ({ default: (await import('./SavedPage.tsx')).SavedPage }));
const StopEditor = lazy(async () => ({ default: (await import('./StopEditor.tsx')).StopEditor }));

/** An edit that brings one goal too many. */
type Joining = Extract<Edit, { kind: 'goal' | 'goal-state' }>;

type Page =
  | { at: 'home' | 'focus' | 'stop' | 'others' | 'saved' }
  | { at: 'goal'; id?: string; typed?: GoalDraft }
  | { at: 'leaves'; edit: Joining; title: string; from: Page }
  | { at: 'swap'; focus: FocusDraft; from: Page };

type Props = {
  data: PopupData;
  /** Null until it was read, after the first paint. */
  standing?: Standing | null;
  now: Now;
  actions: PopupActions;
};

const HOME: Page = { at: 'home' };

/** The popup: one page at a time, each with one next step. */
export function Popup({ data, standing = null, now, actions }: Props) {
  const { view, overview } = data;
  const weeks = useMemo(() => weeksOf(view, now.today), [view, now.today]);
  const isSet = view.goals.some(({ id }) => id === weeks.focus?.goal);
  const [page, setPage] = useState<Page>(!isSet && view.goals.length > 0 ? { at: 'focus' } : HOME);
  const { saving, act, takeBack, forget } = useSaving(actions);
  const [asked, setAsked] = useState(0);
  const here = useHere(actions, view, now, asked);
  const issuesSeen = useCallback(() => actions.issuesSeen(view), [actions, view]);
  const newGoals = useCallback(() => actions.newGoals(view), [actions, view]);
  const busy = saving.status === 'saving';
  const notice = saving.status === 'failed' && <SaveFailed message={saving.message} />;
  const home = () => go(HOME);

  function go(next: Page) {
    if (saving.status === 'failed') forget();
    setPage(next);
  }
  async function save(edit: Edit) {
    // Whoever went on to another page meanwhile stays there.
    if (await act(edit)) setPage((now) => (now === page ? HOME : now));
  }
  /** Saves what makes a goal active, or asks first which one makes room. */
  function join(edit: Joining, title: string, from: Page) {
    if (ownGoals(view.goals).length >= ACTIVE_LIMIT) go({ at: 'leaves', edit, title, from });
    else void save(edit);
  }
  function saveGoal(draft: GoalDraft) {
    const edit: Edit = { kind: 'goal', goal: draft };
    if (draft.id) void save(edit);
    else join(edit, draft.title, { at: 'goal', typed: draft });
  }
  function setFocus(focus: FocusDraft) {
    const goal = view.goals.find(({ id }) => id === focus.goal);
    if (goal && !goal.space && !mayBeFocus(goal, view.goals))
      go({ at: 'swap', focus, from: { at: 'focus' } });
    else void save({ kind: 'focus', focus });
  }
  function track(scope: string | null, host: HostNeed | null) {
    // Both begin within the click: the browser's question may close the popup, and the scope is saved by then.
    const again = () => setAsked((times) => times + 1);
    if (host) void actions.allowHost(host).then(again, again);
    if (scope) void save({ kind: 'settings', patch: { scopes: [...view.scopes, scope] } });
  }
  function propose(proposal: NewGoal | null) {
    go({ at: 'goal', ...(proposal && { typed: { title: proposal.title, rules: [proposal.rule] } }) });
  }

  function draw() {
    switch (page.at) {
      case 'focus': {
        const shown = focusCandidates(view, overview ?? NO_COUNTS, [], now);
        return (
          <FocusPicker
            week={`${weekName(weeks.week)} · ${spanWords(weeks.week, view.weekStart)}`}
            base={weeks.draft ?? { week: weeks.week }}
            goals={view.goals}
            candidates={shown.flatMap((one) => (one.kind === 'goal' ? one : []))}
            carry={carryOver(view.focus, now, view.weekStart)}
            busy={busy}
            top={<Top scope={scopesWords(view.scopes)} onOptions={() => actions.openPage('options')} />}
            notice={notice}
            onSet={setFocus}
            onLater={home}
            onDrop={() => save({ kind: 'no-focus', week: weeks.week })}
          />
        );
      }
      case 'goal': {
        const goal = view.goals.find(({ id }) => id === page.id);
        if (goal?.space)
          return (
            <TeamGoal
              goal={goal}
              load={actions.goalDraft}
              today={now.today}
              busy={busy}
              notice={notice}
              issuesSeen={issuesSeen}
              others={view.goals.filter((one) => one !== goal)}
              onTake={() => act({ kind: 'draft', goal: goal.id })}
              onSave={saveGoal}
              onState={(state) => save({ kind: 'goal-state', goal: goal.id, state })}
              onGiveUp={() => save({ kind: 'hand-over', goals: [goal.id], weeks: [] })}
              onBack={home}
            />
          );
        return (
          <GoalEditor
            goal={goal}
            typed={page.typed}
            others={view.goals.filter((one) => one !== goal)}
            today={now.today}
            busy={busy}
            notice={notice}
            issuesSeen={issuesSeen}
            onSave={saveGoal}
            onState={(state) => goal && save({ kind: 'goal-state', goal: goal.id, state })}
            onBack={home}
          />
        );
      }
      case 'stop':
        return (
          weeks.draft && (
            <StopEditor
              stop={weeks.draft.stop ?? []}
              busy={busy}
              notice={notice}
              issuesSeen={issuesSeen}
              onSave={(stop) => weeks.draft && save({ kind: 'focus', focus: { ...weeks.draft, stop } })}
              onBack={home}
            />
          )
        );
      case 'others':
        return <OtherGoals load={actions.goals} onBegin={begin} onBack={home} notice={notice} />;
      case 'saved':
        return (
          standing && (
            <SavedPage
              sync={standing.sync}
              today={now.today}
              actions={actions}
              notice={notice}
              onTake={act}
              onBack={home}
            />
          )
        );
      case 'leaves':
        return (
          <WhichLeaves
            top="Add a goal"
            comes={page.title}
            intro="Five active goals is all a team can hold. The one that leaves keeps its history, and can come back."
            goals={ownGoals(view.goals)}
            focus={weeks.focus?.goal}
            overview={overview}
            keep="Keep the five"
            busy={busy}
            notice={notice}
            onSwap={(leaves) => save({ ...page.edit, leaves })}
            onKeep={() => go(page.from)}
          />
        );
      case 'swap':
        return (
          <WhichLeaves
            top="Set the focus"
            comes={view.goals.find(({ id }) => id === page.focus.goal)?.title ?? ''}
            intro="Only ranks 1 to 3 may be the focus. The one that leaves them takes the other’s rank."
            goals={ownGoals(view.goals).slice(0, FOCUS_RANKS)}
            focus={undefined}
            overview={overview}
            keep="Keep the ranks"
            busy={busy}
            notice={notice}
            onSwap={(swap) => save({ kind: 'focus', focus: page.focus, swap })}
            onKeep={() => go(page.from)}
          />
        );
      default:
        return (
          <Home
            data={data}
            weeks={weeks}
            here={here}
            standing={standing}
            today={now.today}
            saved={saving.status === 'saved' ? `Saved on this device, ${clockTime(saving.savedAt)}` : null}
            goals={goals()}
            notes={notice || notes()}
            on={{
              options: () => actions.openPage('options'),
              triage: () => actions.openPage('triage'),
              issue: (key) => actions.openPage('triage', `issue=${key}`),
              focus: () => go({ at: 'focus' }),
              others: () => go({ at: 'others' }),
              add: () => propose(null),
              stop: () => go({ at: 'stop' }),
              saved: () => go({ at: 'saved' }),
              track,
            }}
          />
        );
    }
  }
  function goals() {
    if (view.goals.length === 0) return <NoGoals load={newGoals} onAdd={propose} />;
    return (
      <GoalList
        goals={view.goals}
        focus={isSet ? weeks.focus?.goal : undefined}
        overview={overview}
        onOpen={({ id }) => go({ at: 'goal', id })}
        onOrder={(order) => act({ kind: 'rank', order })}
      />
    );
  }
  function notes() {
    return <HomeNotes standing={standing} isQuiet={here?.kind === 'quiet'} at={now.at} actions={actions} />;
  }
  function begin(goal: Goal) {
    join({ kind: 'goal-state', goal: goal.id, state: 'active' }, goal.title, { at: 'others' });
  }

  return (
    <div className="popup">
      <Suspense>
        <NextStep key={page.at}>{draw()}</NextStep>
      </Suspense>
      {saving.status === 'saved' && (
        <div className="toast-place">
          <Toast
            key={saving.undo}
            message={saving.words}
            action="Undo"
            onAction={() => takeBack(saving.undo)}
            onGone={forget}
          />
        </div>
      )}
    </div>
  );
}

/** Looks at the tab after the first paint, and again with every new view and every time a host was asked for. */
function useHere(actions: PopupActions, view: PublishedView, now: Now, asked: number): Here | null {
  const [here, setHere] = useState<Here | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a host that was asked for changes what is here
  useEffect(() => {
    let gone = false;
    void actions.here(view, now).then((found) => !gone && setHere(found));
    return () => {
      gone = true;
    };
  }, [actions, view, now, asked]);
  return here;
}
