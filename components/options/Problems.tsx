import { clockTime, dayWords, localDate } from '../../lib/core/week.ts';
import { Button } from '../common/Button.tsx';
import { Icon } from '../common/Icon.tsx';
import { offWords } from '../common/off-words.ts';
import type { OptionsActions, OptionsData, ProblemRow } from './options-data.ts';
import { Section } from './Section.tsx';
import type { Attempts } from './use-attempts.ts';

type Props = { data: OptionsData; saving: Attempts; actions: OptionsActions };

/** What could not be read or placed, and what a person can do about it. */
export function Problems({ data, saving, actions }: Props) {
  const count = data.problems.length + data.policyProblems.length;
  return (
    <Section
      id="problems"
      title="Problems"
      intro="What Plumbline could not do, and what you can do about it. A report holds no page content."
    >
      <div className="boxed">
        {data.policyProblems.map((problem) => (
          <div className="line top" key={problem}>
            <Icon name="warn" />
            <span className="grow">
              <strong>Your organisation's policy</strong>
              <small dir="auto">{problem} This is left out.</small>
            </span>
          </div>
        ))}
        {data.problems.map((problem) => (
          <ProblemLine key={problem.id} problem={problem} at={data.readAt} {...{ saving, actions }} />
        ))}
        <div className="line">
          <Icon name="done" />
          <span className="grow">
            <strong>{count > 0 ? 'Nothing else' : 'No problems'}</strong>
            <small>Last checked {clockTime(data.readAt)}</small>
          </span>
        </div>
      </div>
    </Section>
  );
}

type LineProps = Pick<Props, 'saving' | 'actions'> & { problem: ProblemRow; at: string };

function ProblemLine({ problem, at, saving, actions }: LineProps) {
  const { id, report, off } = problem;
  const { title, why } = off ? offWords(off, at) : wordsOf(problem);
  const again = off ? 'It is tried again on the next page.' : null;
  return (
    <div className="line top">
      <Icon name="warn" />
      <span className="grow">
        <strong dir="auto">{title}</strong>
        <small dir="auto">{why}</small>
      </span>
      <Button
        size="s"
        icon="copy"
        onClick={() => void saving.attempt(() => actions.copy(report).then(() => 'Report copied'))}
      >
        Copy report
      </Button>
      <Button
        kind="ghost"
        size="s"
        onClick={() => void saving.attempt(() => actions.forgetProblem(id).then(() => again))}
      >
        Try again
      </Button>
    </div>
  );
}

/** What came up and may go by itself. */
function wordsOf({ part, host, message, tried, count, at }: ProblemRow): { title: string; why: string } {
  const often = count === 1 ? 'once' : `${count} times`;
  const last = `${dayWords(localDate(new Date(at)))}, ${clockTime(at)}`;
  return {
    title: `${part.charAt(0).toUpperCase()}${part.slice(1)} on ${host}`,
    why: `${message} (${tried.join(', ')}), ${often}, last ${last}. The rest works.`,
  };
}
