import type { ReactNode } from 'react';
import { ACTIVE_LIMIT } from '../../lib/core/goal.ts';
import { Button } from '../common/Button.tsx';
import { FocusBlock } from '../focus/FocusBlock.tsx';
import { Counts } from './Counts.tsx';
import { FootStatus } from './FootStatus.tsx';
import { HereRow } from './HereRow.tsx';
import type { Here, HostNeed, PopupData, Standing } from './popup-data.ts';
import { StopList } from './StopList.tsx';
import { Top } from './Top.tsx';
import { ownGoals, scopesWords, untilWords, type Weeks, weekName } from './words.ts';

/** What each button and link of it does. */
export type HomeHandlers = {
  options: () => void;
  triage: () => void;
  focus: () => void;
  others: () => void;
  add: () => void;
  stop: () => void;
  saved: () => void;
  issue: (key: string) => void;
  track: (scope: string | null, host: HostNeed | null) => void;
};

type Props = {
  data: PopupData;
  weeks: Weeks;
  here: Here | null;
  /** Null until it was read. */
  standing: Standing | null;
  /** Local date. */
  today: string;
  /** The state of saving, where there is something to say about it. */
  saved: string | null;
  /** The goals by rank, or what stands where there are none. */
  goals: ReactNode;
  /** What is asked or to be told beside the plan. */
  notes: ReactNode;
  on: HomeHandlers;
};

/** The popup as it opens: the focus, what the work is like, the goals, and the issue in the tab. It uses no hook. */
export function Home({ data, weeks, here, standing, today, saved, goals, notes, on }: Props) {
  const { view, overview } = data;
  const { focus, week } = weeks;
  const goal = view.goals.find(({ id }) => id === focus?.goal);
  const unlinked = overview?.counts.unlinked ?? 0;
  return (
    <div className="pop-page">
      <Top scope={scopesWords(view.scopes)} onOptions={on.options} />
      <main className="pop-scroll">
        {goal && focus && (
          <FocusBlock
            goal={goal}
            focus={focus}
            week={`${weekName(week)} · ${untilWords(week, view.weekStart)}`}
            onChange={on.focus}
          />
        )}
        {!goal && view.goals.length > 0 && (
          <section className="pop-pad row">
            <span className="grow">
              <b>No focus this week</b>
              <br />
              <span className="muted">Nothing warns until you choose.</span>
            </span>
            <Button onClick={on.focus}>Choose</Button>
          </section>
        )}
        {view.goals.length === 0 ? (
          goals
        ) : (
          <>
            <Counts overview={overview} onUnlinked={on.triage} />
            <div className="pop-sub">
              <h2 className="grow">Goals, by rank</h2>
              <button type="button" className="link" onClick={on.others}>
                Others
              </button>
              <span className="num">
                {ownGoals(view.goals).length} of {ACTIVE_LIMIT}
                {ownGoals(view.goals).length < view.goals.length && ' own'}
              </span>
              <Button kind="ghost" size="s" icon="plus" aria-label="Add a goal" onClick={on.add} />
            </div>
            {goals}
            {goal && focus && <StopList focus={focus} onEdit={on.stop} />}
          </>
        )}
      </main>
      {notes}
      <HereRow here={here} onTrack={on.track} onOpenIssue={on.issue} />
      <footer className="pop-foot">
        <FootStatus
          overview={overview}
          saved={saved}
          sync={standing?.sync ?? null}
          today={today}
          onSaved={on.saved}
        />
        <Button size="s" data-first={unlinked > 0 ? '' : undefined} onClick={on.triage}>
          {unlinked > 0 ? `Triage ${unlinked}` : 'Triage'}
        </Button>
      </footer>
    </div>
  );
}
