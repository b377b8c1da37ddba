import type { Now } from '../../lib/core/view.ts';
import { GoalRow } from './GoalRow.tsx';
import { goalRows } from './goal-rows.ts';
import { Home, type HomeHandlers } from './Home.tsx';
import type { PopupData } from './popup-data.ts';
import { weeksOf } from './words.ts';

const nothing = () => undefined;
/** Until React is there nothing can be pressed. */
const NOTHING: HomeHandlers = {
  ...{ options: nothing, triage: nothing, focus: nothing, others: nothing, add: nothing },
  ...{ stop: nothing, saved: nothing, issue: nothing, track: nothing },
};

/**
 * The popup's first screen, as its page draws it before React is loaded; it looks as `Popup` does at first. Only where
 * there is a focus: all else asks something, which takes React.
 */
export function FirstHome({ data, now }: { data: PopupData; now: Now }) {
  const { view, overview } = data;
  const weeks = weeksOf(view, now.today);
  const focus = view.goals.find(({ id }) => id === weeks.focus?.goal);
  if (!focus) return null;
  return (
    <div className="popup" inert>
      <div>
        <Home
          data={data}
          weeks={weeks}
          {...{ here: null, standing: null, saved: null, notes: null }}
          today={now.today}
          goals={
            <ul className="goal-list">
              {goalRows(view.goals, focus.id, overview).map((row) => (
                <GoalRow key={row.goal.id} {...row} onOpen={nothing} onMove={nothing} onReach={nothing} />
              ))}
            </ul>
          }
          on={NOTHING}
        />
      </div>
    </div>
  );
}
