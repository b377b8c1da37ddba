import { useId } from 'react';
import { OUTCOME_LIMIT } from '../../lib/core/goal.ts';
import { Field } from '../common/Field.tsx';
import { FIGURES, limitProblem, measureProblem, type Typed } from './draft.ts';

type Props = { typed: Typed; onChange: (patch: Partial<Typed>) => void };

const FIGURE_WORDS = { start: 'Start', current: 'Now', target: 'Target' };

/** Everything of a goal beside its title and rules; all of it may stay empty. */
export function GoalFields({ typed, onChange }: Props) {
  const problemId = useId();
  const problem = measureProblem(typed);
  const limitId = useId();
  const limit = limitProblem(typed);
  const input = (field: keyof Typed, more: Record<string, unknown> = {}) => (
    <input
      className="input"
      value={typed[field]}
      onChange={(event) => onChange({ [field]: event.target.value })}
      {...more}
    />
  );
  return (
    <>
      <Field label="Outcome" hint="What is different once it is reached">
        {input('outcome', { maxLength: OUTCOME_LIMIT, dir: 'auto' })}
      </Field>
      <div className="fields two">
        <Field label="Owner" hint="One person">
          {input('owner', { maxLength: 80, placeholder: '@dana' })}
        </Field>
        <Field label="Due">{input('due', { type: 'date' })}</Field>
      </div>
      <Field label="Most started at once" hint="Beyond it the strip says so; nothing is held up">
        {input('wipLimit', {
          inputMode: 'numeric',
          'aria-invalid': limit !== null,
          'aria-describedby': limit ? limitId : undefined,
        })}
        {limit && (
          <span className="small problem" role="alert" id={limitId}>
            {limit}
          </span>
        )}
      </Field>
      <fieldset aria-describedby={problem ? problemId : undefined}>
        <legend className="label">
          Measure <span className="subtle">The number that should move</span>
        </legend>
        <div className="fields measure">
          {input('name', {
            'aria-label': 'What is measured',
            maxLength: 80,
            placeholder: 'p75 checkout time',
          })}
          {input('unit', { 'aria-label': 'Unit', maxLength: 20, placeholder: 's' })}
        </div>
        <div className="fields three">
          {FIGURES.map((field) => (
            <Field key={field} label={FIGURE_WORDS[field]}>
              {input(field, { inputMode: 'decimal' })}
            </Field>
          ))}
        </div>
        {problem && (
          <p className="small problem" role="alert" id={problemId}>
            {problem}
          </p>
        )}
      </fieldset>
    </>
  );
}
