import { type ComponentType, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Overview } from '../../lib/core/overview.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import { movedTo } from '../common/order-keys.ts';
import { GoalRow, type GoalRowProps } from './GoalRow.tsx';
import { goalRows } from './goal-rows.ts';

type Props = {
  goals: readonly PublishedGoal[];
  focus: string | undefined;
  overview: Overview | null;
  onOpen: (goal: PublishedGoal) => void;
  /** Ids of all goals in their new order; false when it could not be saved. */
  onOrder: (order: string[]) => Promise<boolean>;
};

export type SortableProps = { rows: GoalRowProps[]; onMove: (from: number, to: number) => void };

/** The goals by rank. The keyboard moves them at once; dragging is loaded when the pointer comes to a handle. */
export function GoalList({ goals, focus, overview, onOpen, onOrder }: Props) {
  const [Sortable, setSortable] = useState<ComponentType<SortableProps> | null>(null);
  // What was moved is shown at once; what is stored takes over when it arrives.
  const [moved, setMoved] = useState<{ from: readonly PublishedGoal[]; order: string[] } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  async function loadDragging() {
    if (Sortable) return;
    const { SortableGoals } = await import('./SortableGoals.tsx');
    // The rows are made anew, so the focus is given back to the one who had it.
    const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];
    const focused = buttons().findIndex((one) => one.matches(':focus'));
    flushSync(() => setSortable(() => SortableGoals));
    buttons()[focused]?.focus();
  }

  const order = moved?.from === goals ? moved.order : goals.map(({ id }) => id);
  const sorted = order.flatMap((id) => goals.find((goal) => goal.id === id) ?? []);

  async function move(from: number, to: number) {
    const next = movedTo(order, from, to);
    setMoved({ from: goals, order: next });
    if (!(await onOrder(next))) setMoved(null);
  }

  const rows = goalRows(sorted, focus, overview).map(
    (row, i): GoalRowProps => ({
      ...row,
      onOpen: () => onOpen(row.goal),
      onMove: (by) => void move(i, i + by),
      onReach: () => void loadDragging(),
    }),
  );
  return (
    <ul className="goal-list" ref={list}>
      {Sortable ? (
        <Sortable rows={rows} onMove={move} />
      ) : (
        rows.map((row) => <GoalRow key={row.goal.id} {...row} />)
      )}
    </ul>
  );
}
