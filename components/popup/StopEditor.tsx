import { type FormEvent, type ReactNode, useState } from 'react';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { Button } from '../common/Button.tsx';
import { RuleEditor } from '../common/RuleEditor.tsx';
import { RuleMatches } from './RuleMatches.tsx';
import { BackTop } from './Top.tsx';
import { useRuleCheck } from './use-rule-check.ts';

type Props = {
  /** Rules as typed. */
  stop: readonly string[];
  busy: boolean;
  notice: ReactNode;
  issuesSeen: () => Promise<IssueFacts[]>;
  onSave: (stop: string[]) => void;
  onBack: () => void;
};

const NO_GOALS: never[] = [];

/** What the team agreed not to do this week, as rules. */
export function StopEditor({ stop, busy, notice, issuesSeen, onSave, onBack }: Props) {
  const [text, setText] = useState(() => stop.join('\n'));
  const { check, seen } = useRuleCheck(text, issuesSeen, NO_GOALS);
  const blocked = busy || check.errors.length > 0;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!blocked)
      onSave(
        text
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      );
  }
  return (
    <form className="pop-page" onSubmit={submit}>
      <BackTop title="Not this week" onBack={onBack} />
      <div className="pop-scroll pop-pad fields">
        <p className="muted">
          What matches shows as parked this week, and in amber only if someone is moving it.
        </p>
        <div>
          <RuleEditor
            label="Not this week"
            value={text}
            onChange={setText}
            errors={check.errors}
            perLine={seen ? check.perLine : []}
            placeholder="label:nice-to-have"
          />
        </div>
        {seen && check.errors.length === 0 && text.trim() !== '' && (
          <div>
            <RuleMatches check={check} seen={seen.length} />
          </div>
        )}
      </div>
      {notice}
      <footer className="pop-foot tall">
        <span className="grow" />
        <Button kind="primary" type="submit" disabled={blocked}>
          Save
        </Button>
      </footer>
    </form>
  );
}
