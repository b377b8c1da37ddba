import type { ReactNode } from 'react';
import { ACTIVE_LIMIT } from '../../lib/core/goal.ts';
import type { NewGoal } from '../../lib/core/suggest-new.ts';
import type { Now, PublishedGoal } from '../../lib/core/view.ts';
import { Button } from '../common/Button.tsx';
import { FocusBlock } from '../focus/FocusBlock.tsx';
import { Counts } from './Counts.tsx';
import { FootStatus } from './FootStatus.tsx';
import { GoalList } from './GoalList.tsx';
import { HereRow } from './HereRow.tsx';
import { type HomeActions, HomeNotes } from './HomeNotes.tsx';
import { NoGoals } from './NoGoals.tsx';
import type { Here, HostNeed, PopupData, Standing } from './popup-data.ts';
import { StopList } from './StopList.tsx';
import { Top } from './Top.tsx';
import { ownGoals, scopesWords, untilWords, type Weeks, weekName } from './words.ts';

type Props = {
  data: PopupData;
  weeks: Weeks;
  here: Here | null;
  /** Null until it was read. */
  standing: Standing | null;
  now: Now;
  /** The state of saving, where there is something to say about it. */
  saved: string | null;
  notice: ReactNode;
  actions: HomeActions;
  newGoals: () => Promise<NewGoal[]>;
  onFocus: () => void;
  onGoal: (goal: PublishedGoal) => void;
  onAdd: (proposal: NewGoal | null) => void;
  onOthers: () => void;
  onSaved: () => void;
  onStop: () => void;
  onOrder: (order: string[]) => Promise<boolean>;
  onTrack: (scope: string | null, host: HostNeed | null) => void;
};

/** The popup as it opens: the focus, what the work is like, the goals, and the issue in the tab. */
export function Home(props: Props) {
  const { data, weeks, here, standing, now, saved, notice, actions } = props;
  const { view, overview } = data;
  const { focus, week } = weeks;
  const goal = view.goals.find(({ id }) => id === focus?.goal);
  const unlinked = overview?.counts.unlinked ?? 0;
  const triage = () => actions.openPage('triage');
  return (
    <div className="pop-page">
      <Top scope={scopesWords(view.scopes)} onOptions={() => actions.openPage('options')} />
      <main className="pop-scroll">
        {goal && focus && (
          <FocusBlock
            goal={goal}
            focus={focus}
            week={`${weekName(week)} · ${untilWords(week, view.weekStart)}`}
            onChange={props.onFocus}
          />
        )}
        {!goal && view.goals.length > 0 && (
          <section className="pop-pad row">
            <span className="grow">
              <b>No focus this week</b>
              <br />
              <span className="muted">Nothing warns until you choose.</span>
            </span>
            <Button onClick={props.onFocus}>Choose</Button>
          </section>
        )}
        {view.goals.length === 0 ? (
          <NoGoals load={props.newGoals} onAdd={props.onAdd} />
        ) : (
          <>
            <Counts overview={overview} onUnlinked={triage} />
            <div className="pop-sub">
              <h2 className="grow">Goals, by rank</h2>
              <button type="button" className="link" onClick={props.onOthers}>
                Others
              </button>
              <span className="num">
                {ownGoals(view.goals).length} of {ACTIVE_LIMIT}
                {ownGoals(view.goals).length < view.goals.length && ' own'}
              </span>
              <Button
                kind="ghost"
                size="s"
                icon="plus"
                aria-label="Add a goal"
                onClick={() => props.onAdd(null)}
              />
            </div>
            <GoalList
              goals={view.goals}
              focus={goal?.id}
              overview={overview}
              onOpen={props.onGoal}
              onOrder={props.onOrder}
            />
            {goal && focus && <StopList focus={focus} onEdit={props.onStop} />}
          </>
        )}
      </main>
      {notice}
      {!notice && (
        <HomeNotes standing={standing} isQuiet={here?.kind === 'quiet'} at={now.at} actions={actions} />
      )}
      <HereRow
        here={here}
        onTrack={props.onTrack}
        onOpenIssue={(key) => actions.openPage('triage', `issue=${key}`)}
      />
      <footer className="pop-foot">
        <FootStatus
          overview={overview}
          saved={saved}
          sync={standing?.sync ?? null}
          today={now.today}
          onSaved={props.onSaved}
        />
        <Button size="s" data-first={unlinked > 0 ? '' : undefined} onClick={triage}>
          {unlinked > 0 ? `Triage ${unlinked}` : 'Triage'}
        </Button>
      </footer>
    </div>
  );
}
