import { useId, useState } from 'react';
import { Button } from '../common/Button.tsx';
import { Icon } from '../common/Icon.tsx';
import { movedTo, orderKey } from '../common/order-keys.ts';
import { RankMark } from '../common/RankMark.tsx';
import { SortableRows } from '../common/SortableRows.tsx';
import type { Ranking } from './team-data.ts';

type Props = { ranking: Ranking; onSave: (ids: string[]) => void };

/** The team's goals in the order that a person gives them, by dragging or with the arrow keys. */
export function RankForm({ ranking, onSave }: Props) {
  const title = useId();
  const saved = ranking.own.map(({ id }) => id);
  const base = saved.join();
  // What was moved stays while the page is read anew, until what it was moved from is another order.
  const [moved, setMoved] = useState<{ base: string; order: string[] } | null>(null);
  const order = moved?.base === base ? moved.order : saved;
  const isNews = !ranking.isAnswered || order.join() !== base;
  const move = (from: number, to: number) => setMoved({ base, order: movedTo(order, from, to) });
  return (
    <div>
      <h4 id={title}>For you in {ranking.week.slice(5)}</h4>
      <ol aria-labelledby={title}>
        <SortableRows
          ids={order}
          onMove={move}
          row={(id, drag) => {
            const at = order.indexOf(id);
            const goal = ranking.own.find((one) => one.id === id);
            return (
              <li ref={drag.ref} style={drag.style} className="rank-row">
                <button
                  {...drag.handle}
                  type="button"
                  className="rank-handle"
                  aria-label={`Move ${goal?.title}, place ${at + 1} of ${order.length}, with the arrow keys`}
                  onKeyDown={(event) => orderKey(event, at + 1, order.length, (by) => move(at, at + by))}
                >
                  <Icon name="drag" size={12} />
                </button>
                <RankMark rank={at + 1} />
                <span className="grow" dir="auto">
                  {goal?.title}
                </span>
              </li>
            );
          }}
        />
      </ol>
      <div className="rank-foot">
        <Button size="s" disabled={!isNews} onClick={() => onSave(order)}>
          Save ranking
        </Button>
        {!isNews && <span className="subtle small">This is your answer</span>}
      </div>
    </div>
  );
}
