import { PARK_REASONS, STOP_REASONS, snoozes } from '../common/choices.ts';
import { ChoicePanel } from './ChoicePanel.tsx';
import { disposeEdit, reasonIn } from './edits.ts';
import type { TriageData } from './triage-data.ts';
import type { TriageState } from './use-triage.ts';

type Props = { triage: TriageState; data: TriageData };

/** The question that parking, stopping or snoozing asks once; nothing when none is open. */
export function TriageQuestion({ triage, data }: Props) {
  const { question, selected, answer, answers, setQuestion, list } = triage;
  if (!question || !selected) return null;
  const failed = answers.failures.find((f) => f.item.facts.key === selected.facts.key);
  const key = `${question} ${selected.facts.key}`;
  const common = {
    kept: reasonIn(failed?.edit),
    onCancel: () => {
      setQuestion(null);
      list.current?.focus();
    },
  };
  if (question === 'snooze') {
    const choices = snoozes(data.now, data.weekStart);
    return (
      <ChoicePanel
        key={key}
        {...common}
        title="Snooze this issue"
        note="Only for you. It comes back by itself."
        verb="Snooze"
        choices={choices}
        onChoose={({ code }) => {
          const chosen = choices.find((choice) => choice.code === code);
          answer((item) => disposeEdit(item, { kind: 'snoozed', ...chosen?.snooze }));
        }}
      />
    );
  }
  const park = question === 'park';
  return (
    <ChoicePanel
      key={key}
      {...common}
      title={park ? 'Park this issue' : 'Should this stop?'}
      note={park ? 'It stays open and keeps its history.' : 'Nothing is closed for you.'}
      verb={park ? 'Park' : 'It should stop'}
      choices={park ? PARK_REASONS : STOP_REASONS}
      onChoose={({ words, other }, own) =>
        answer((item) =>
          disposeEdit(item, { kind: park ? 'parked' : 'stopped', reason: other ? own : lower(words) }),
        )
      }
    />
  );
}

/** Reasons stand inside a sentence: `Parked, after the release`. */
function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
