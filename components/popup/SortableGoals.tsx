import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  type Modifier,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { SortableProps } from './GoalList.tsx';
import { GoalRow, type GoalRowProps } from './GoalRow.tsx';

/** Goals have a rank and no other place: a row moves up and down only. */
const upAndDown: Modifier = ({ transform }) => ({ ...transform, x: 0 });

/** The goals' rows, sorted by dragging their handles. */
export function SortableGoals({ rows, onMove }: SortableProps) {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  function onDragEnd({ active, over }: DragEndEvent) {
    const from = rows.findIndex(({ goal }) => goal.id === active.id);
    const to = rows.findIndex(({ goal }) => goal.id === over?.id);
    if (from >= 0 && to >= 0 && from !== to) onMove(from, to);
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[upAndDown]}
      onDragEnd={onDragEnd}
    >
      <SortableContext items={rows.map(({ goal }) => goal.id)} strategy={verticalListSortingStrategy}>
        {rows.map((row) => (
          <SortableRow key={row.goal.id} {...row} />
        ))}
      </SortableContext>
    </DndContext>
  );
}

function SortableRow(row: GoalRowProps) {
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({ id: row.goal.id });
  const style = {
    transform: transform ? `translateY(${Math.round(transform.y)}px)` : undefined,
    transition,
    zIndex: isDragging ? 1 : undefined,
  };
  return <GoalRow {...row} drag={{ ref: setNodeRef, style, handle: { ...listeners } }} />;
}
