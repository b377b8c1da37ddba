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
import type { CSSProperties, HTMLAttributes, ReactNode, Ref } from 'react';

/** What drag and drop puts on a row. */
export type DragProps = {
  ref: Ref<HTMLLIElement>;
  style: CSSProperties;
  handle: HTMLAttributes<HTMLButtonElement>;
};

type Props = {
  ids: readonly string[];
  row: (id: string, drag: DragProps) => ReactNode;
  onMove: (from: number, to: number) => void;
};

/** What is ranked has a place and no other one: a row moves up and down only. */
const upAndDown: Modifier = ({ transform }) => ({ ...transform, x: 0 });

/** Rows that are sorted by dragging their handles; the keys are the handles' own. */
export function SortableRows({ ids, row, onMove }: Props) {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  function onDragEnd({ active, over }: DragEndEvent) {
    const from = ids.indexOf(String(active.id));
    const to = ids.indexOf(String(over?.id));
    if (from >= 0 && to >= 0 && from !== to) onMove(from, to);
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[upAndDown]}
      onDragEnd={onDragEnd}
      // What is said of a drag may not stand in a list.
      accessibility={{ container: document.body }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        {ids.map((id) => (
          <SortableRow key={id} id={id} row={row} />
        ))}
      </SortableContext>
    </DndContext>
  );
}

function SortableRow({ id, row }: { id: string; row: Props['row'] }) {
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({ id });
  const style = {
    transform: transform ? `translateY(${Math.round(transform.y)}px)` : undefined,
    transition,
    zIndex: isDragging ? 1 : undefined,
  };
  return row(id, { ref: setNodeRef, style, handle: { ...listeners } });
}
