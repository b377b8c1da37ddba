import type { Edit } from '../../lib/core/edit.ts';
import type { Now } from '../../lib/core/view.ts';
import type { CardState } from '../../lib/page/card-context.ts';
import { Button } from '../common/Button.tsx';
import { PARK_REASONS, STOP_REASONS, snoozes } from '../common/choices.ts';
import type { IconName } from '../common/glyphs.tsx';
import { disposeEdit, linkEdit, type Panel } from './answers.ts';
import { GoalPicks } from './GoalPicks.tsx';
import type { Heading } from './heading.ts';
import { ReasonForm } from './ReasonForm.tsx';

/** How the card's head reads while a question is asked. */
export const PANELS: Record<Panel, Heading & { icon: IconName }> = {
  park: { icon: 'parked', title: 'Park this issue', line: 'It stays open and keeps its history.' },
  snooze: { icon: 'snoozed', title: 'Snooze for yourself', line: 'It is asked about again then.' },
  stop: { icon: 'stopped', title: 'It should stop', line: 'Say why. Nothing is closed for you.' },
  goals: { icon: 'link', title: 'Link to a goal', line: 'Press its number, or choose.' },
};

type Props = {
  panel: Panel;
  state: CardState;
  now: Now;
  focus: string | undefined;
  busy: boolean;
  onSave: (edit: Edit) => void;
  onPanel: (panel: Panel | null) => void;
};

/** The one question that an answer brings with it. */
export function CardPanel({ panel, state, now, focus, busy, onSave, onPanel }: Props) {
  const common = { label: PANELS[panel].title, busy, onCancel: () => onPanel(null) };
  if (panel === 'goals')
    return (
      <>
        <GoalPicks
          goals={state.view.goals}
          focus={focus}
          wide
          onPick={(goal) => onSave(linkEdit(state, goal))}
        />
        <footer className="card-foot end">
          <Button kind="ghost" onClick={common.onCancel}>
            Cancel
          </Button>
        </footer>
      </>
    );
  if (panel === 'snooze')
    return (
      <ReasonForm
        {...common}
        choices={snoozes(now, state.view.weekStart)}
        verb="Snooze"
        onChoose={({ snooze }) => onSave(disposeEdit(state, { kind: 'snoozed', ...snooze }))}
      />
    );
  if (panel === 'stop')
    return (
      <ReasonForm
        {...common}
        choices={STOP_REASONS}
        verb="Should stop"
        onChoose={(_, reason) => onSave(disposeEdit(state, { kind: 'stopped', reason }))}
      />
    );
  return (
    <ReasonForm
      {...common}
      choices={PARK_REASONS}
      verb="Park"
      onChoose={(_, reason) => onSave(disposeEdit(state, { kind: 'parked', reason }))}
      instead={{ words: 'Snooze it instead', onClick: () => onPanel('snooze') }}
    />
  );
}
