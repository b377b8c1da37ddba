import type { PublishedGoal } from '../../lib/core/view.ts';
import { Icon } from '../common/Icon.tsx';
import { orderKey } from '../common/order-keys.ts';
import { RankMark } from '../common/RankMark.tsx';
import type { DragProps } from '../common/SortableRows.tsx';
import { DRAFT_WORDS, TeamMark } from '../common/TeamMark.tsx';

export type GoalRowProps = {
  goal: PublishedGoal;
  /** Its place in the list, from 1. */
  rank: number;
  of: number;
  isFocus: boolean;
  /** Open issues seen that serve it; absent where nothing was counted. */
  open: number | undefined;
  /** Those of them that are started. */
  started: number | undefined;
  onOpen: () => void;
  onMove: (by: 1 | -1) => void;
  /** The pointer has come to the handle. */
  onReach: () => void;
  /** Once drag and drop is loaded. */
  drag?: DragProps;
};

/** One goal by rank. The handle moves it, with the pointer or with the arrow keys. */
export function GoalRow({
  goal,
  rank,
  of,
  isFocus,
  open,
  started,
  onOpen,
  onMove,
  onReach,
  drag,
}: GoalRowProps) {
  return (
    <li ref={drag?.ref} style={drag?.style} className="goal-row">
      <button
        {...drag?.handle}
        type="button"
        className="goal-handle"
        aria-label={`Move ${goal.title}, rank ${rank} of ${of}, with the arrow keys`}
        onKeyDown={(event) => orderKey(event, rank, of, onMove)}
        onPointerEnter={onReach}
      >
        <Icon name="drag" size={12} />
      </button>
      <RankMark rank={rank} solid={isFocus} />
      <button
        type="button"
        className={`goal-name ell ${isFocus ? 'strong' : ''}`}
        dir="auto"
        onClick={onOpen}
      >
        {goal.title}
        {goal.draft && <small>{DRAFT_WORDS}</small>}
      </button>
      {goal.space && <TeamMark />}
      {goal.wipLimit && started !== undefined && (
        <span className={`small num ${started > goal.wipLimit ? 'past' : 'subtle'}`}>
          {started} of {goal.wipLimit} started
        </span>
      )}
      {open !== undefined && <span className="subtle small num">{open} open</span>}
    </li>
  );
}
