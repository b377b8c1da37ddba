import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Edit } from '../../lib/core/edit.ts';
import type { Now, PublishedGoal } from '../../lib/core/view.ts';
import { weekOf } from '../../lib/core/week.ts';
import type { CardContext, CardState } from '../../lib/page/card-context.ts';
import { Icon } from '../common/Icon.tsx';
import { StateMark } from '../common/StateMark.tsx';
import { useSaving } from '../common/use-saving.ts';
import { answersOf, cardName, disposeEdit, linkEdit, type Panel } from './answers.ts';
import { CardBody } from './CardBody.tsx';
import { CardFoot } from './CardFoot.tsx';
import { CardHead } from './CardHead.tsx';
import { CardPanel, PANELS } from './CardPanel.tsx';
import { cardKey, moveFocus } from './card-keys.ts';
import { headingOf } from './heading.ts';
import { SavingNote } from './SavingNote.tsx';
import { useHeldFocus } from './use-held-focus.ts';

type Props = {
  state: CardState;
  now: Now;
  actions: Pick<CardContext, 'save' | 'undo' | 'readNow' | 'openPage'>;
  onClose: () => void;
};

/** What the issue serves, why Plumbline thinks so, and what can be done about it. */
export function GoalCard({ state, now, actions, onClose }: Props) {
  const titleId = useId();
  const card = useRef<HTMLDivElement>(null);
  const [panel, setPanel] = useState<Panel | null>(null);
  const { saving, act, takeBack } = useSaving(actions);
  const held = useHeldFocus(card);
  const { verdict, view } = state;
  const heading = panel ? PANELS[panel] : headingOf(state, now);
  const week = weekOf(now.today, view.weekStart);
  const focus = view.focus.find((one) => one.week === week)?.goal;

  const note = <SavingNote saving={saving} onUndo={takeBack} />;

  async function save(edit: Edit) {
    if (await act(edit)) setPanel(null);
  }
  const link = (goal: PublishedGoal | undefined) => goal && save(linkEdit(state, goal));
  const upkeep = () => save(disposeEdit(state, { kind: 'upkeep' }));

  function onKeyDown(event: KeyboardEvent) {
    const key = cardKey(event);
    if (!key || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (key.do === 'escape') return panel ? setPanel(null) : onClose();
    if (key.do === 'move') return card.current ? moveFocus(card.current, key.by) : undefined;
    if (panel && panel !== 'goals') return;
    if (key.do === 'link') void link(view.goals.find(({ rank }) => rank === key.rank));
    else if (key.do === 'upkeep') void upkeep();
    else setPanel(key.do);
  }

  return (
    <div
      ref={card}
      className="card"
      role="dialog"
      aria-label={cardName(state, heading.title)}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      {...held}
    >
      <CardHead
        {...heading}
        titleId={titleId}
        team={!panel && verdict.goal?.space !== undefined}
        mark={
          panel ? (
            <Icon name={PANELS[panel].icon} size={20} />
          ) : (
            <StateMark state={verdict.state} rank={verdict.goal?.rank} moving={verdict.moving} size={20} />
          )
        }
        onClose={onClose}
      />
      {panel && note}
      {panel ? (
        <CardPanel
          key={panel}
          panel={panel}
          state={state}
          now={now}
          focus={focus}
          busy={saving.status === 'saving'}
          onSave={save}
          onPanel={setPanel}
        />
      ) : (
        <>
          <CardBody
            state={state}
            focus={focus}
            today={now.today}
            onLink={link}
            onAnswer={(answer) => (answer === 'upkeep' ? upkeep() : setPanel(answer))}
          />
          {note}
          <CardFoot
            state={state}
            answers={answersOf(state)}
            onSave={save}
            onPanel={setPanel}
            readNow={actions.readNow}
            openPage={actions.openPage}
          />
        </>
      )}
    </div>
  );
}
