import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { GoalDraft } from '../../lib/core/edit.ts';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { type Goal, TITLE_LIMIT } from '../../lib/core/goal.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import { Button } from '../common/Button.tsx';
import { RuleEditor } from '../common/RuleEditor.tsx';
import { draftOf, lengthOf, limitProblem, measureProblem, titleProblem, typedOf } from './draft.ts';
import { GoalFields } from './GoalFields.tsx';
import { RuleMatches } from './RuleMatches.tsx';
import { BackTop } from './Top.tsx';
import { useRuleCheck } from './use-rule-check.ts';

type Props = {
  /** Absent: a new goal. */
  goal: PublishedGoal | undefined;
  /** What was typed before and is not saved yet. */
  typed?: GoalDraft | undefined;
  others: readonly PublishedGoal[];
  today: string;
  busy: boolean;
  /** What became of the last try to save. */
  notice: ReactNode;
  /** What stands above the fields: whose goal it is. */
  whose?: ReactNode;
  issuesSeen: () => Promise<IssueFacts[]>;
  onSave: (draft: GoalDraft) => void;
  onState: (state: Goal['state']) => void;
  onBack: () => void;
};

/** A goal's one line, its rules with what they match right now, and the rest of it. */
export function GoalEditor(props: Props) {
  const { goal, typed: before, others, today, busy, notice, issuesSeen, onSave, onState, onBack } = props;
  const limitId = useId();
  const [typed, setTyped] = useState(() => typedOf(before ?? goal));
  const { check, seen } = useRuleCheck(typed.rules, issuesSeen, others);
  const change = (patch: Partial<typeof typed>) => setTyped((old) => ({ ...old, ...patch }));
  const saved = typedOf(goal).rules;
  const tooLong = lengthOf(typed.title) > TITLE_LIMIT;
  const problem = titleProblem(typed.title) ?? limitProblem(typed) ?? measureProblem(typed);
  const blocked = busy || problem !== null || check.errors.length > 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!blocked) onSave(draftOf(typed, goal, today));
  }

  return (
    <form className="pop-page" onSubmit={submit}>
      <BackTop title={goal?.title ?? 'Add a goal'} onBack={onBack} />
      <div className="pop-scroll pop-pad fields">
        {props.whose}
        <label className="field">
          <span className="label row">
            <span className="grow">Goal</span>
            <span id={limitId} className={`num ${tooLong ? 'problem' : 'subtle'}`}>
              {lengthOf(typed.title)} of {TITLE_LIMIT}
            </span>
          </span>
          <input
            className="input"
            aria-label="Goal"
            aria-describedby={limitId}
            aria-invalid={tooLong}
            dir="auto"
            value={typed.title}
            placeholder="Checkout under two seconds"
            onChange={(event) => change({ title: event.target.value })}
          />
          {tooLong && (
            <span className="small problem" role="alert">
              {titleProblem(typed.title)}
            </span>
          )}
        </label>
        <div>
          <p className="label">
            Link rules <span className="subtle">One per line; any line links</span>
          </p>
          <RuleEditor
            label="Link rules"
            value={typed.rules}
            onChange={(rules) => change({ rules })}
            errors={check.errors}
            perLine={seen ? check.perLine : []}
            placeholder="repo:acme/shop label:checkout"
          />
          <p className="subtle small rules-help">
            {check.errors.length > 0
              ? 'The other lines keep working. What you typed stays here until it can be saved.'
              : 'Same syntax as GitHub’s issue search.'}
          </p>
        </div>
        {seen && check.errors.length === 0 && typed.rules.trim() !== '' && (
          <div>
            <RuleMatches check={check} seen={seen.length} />
          </div>
        )}
        <GoalFields typed={typed} onChange={change} />
        {goal && (
          <div className="row">
            <Button size="s" onClick={() => onState('reached')}>
              Reached
            </Button>
            <Button size="s" onClick={() => onState('later')}>
              Keep for later
            </Button>
            <Button size="s" onClick={() => onState('retired')}>
              Retire
            </Button>
          </div>
        )}
      </div>
      {notice}
      <footer className="pop-foot tall">
        <span className="grow" />
        {check.errors.length > 0 && goal && (
          <Button kind="ghost" onClick={() => change({ rules: saved })}>
            Put back the saved rules
          </Button>
        )}
        <Button kind="primary" type="submit" disabled={blocked}>
          Save
        </Button>
      </footer>
    </form>
  );
}
