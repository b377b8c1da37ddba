import { SortableRows } from '../common/SortableRows.tsx';
import type { SortableProps } from './GoalList.tsx';
import { GoalRow } from './GoalRow.tsx';

/** The goals' rows, sorted by dragging their handles. */
export function SortableGoals({ rows, onMove }: SortableProps) {
  return (
    <SortableRows
      ids={rows.map(({ goal }) => goal.id)}
      onMove={onMove}
      row={(id, drag) => {
        const row = rows.find(({ goal }) => goal.id === id);
        return row && <GoalRow {...row} drag={drag} />;
      }}
    />
  );
}
