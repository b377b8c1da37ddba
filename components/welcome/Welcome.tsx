import { FOCUS_RANKS } from '../../lib/core/goal.ts';
import { dayWords } from '../../lib/core/week.ts';
import { Button } from '../common/Button.tsx';
import { Hanging } from '../common/Hanging.tsx';
import { Note } from '../common/Note.tsx';
import { RankMark } from '../common/RankMark.tsx';
import { AddScope } from '../options/AddScope.tsx';
import type { OptionsActions } from '../options/options-data.ts';
import { type Attempts, useAttempts } from '../options/use-attempts.ts';
import { Examples } from './Examples.tsx';
import { FirstGoal } from './FirstGoal.tsx';
import { Step } from './Step.tsx';
import type { WelcomeData } from './welcome-data.ts';

type Actions = Pick<OptionsActions, 'save' | 'undo' | 'allowHost'>;

type Props = {
  /** Null while it is being read. */
  data: WelcomeData | null;
  /** Why it could not be read. */
  error?: string | null;
  actions: Actions;
};

/** The first two minutes: where, which goal, which focus. Nothing is forced. */
export function Welcome({ data, error = null, actions }: Props) {
  const attempts = useAttempts(actions);
  const problem = error ?? attempts.failed;
  return (
    <main className="welcome">
      <header className="hero">
        <Hanging line={92} size={48} tip />
        <h1>See, on every issue, which goal it serves</h1>
        <p>
          Plumbline hangs a line from the work you already track to the outcome it is for. Two minutes, no
          account, no server.
        </p>
      </header>
      {problem && (
        <Note tone="amber" role="alert">
          {problem}
        </Note>
      )}
      {data && (
        <ol className="steps">
          <Where data={data} attempts={attempts} actions={actions} />
          <Name data={data} attempts={attempts} />
          <Choose data={data} attempts={attempts} />
        </ol>
      )}
      <Examples />
    </main>
  );
}

type StepProps = { data: WelcomeData; attempts: Attempts };

function Where({ data, attempts, actions }: StepProps & { actions: Actions }) {
  const scopes = data.scopes.map((row) => row.scope);
  const waiting = data.scopes.filter((row) => !row.granted);
  const names = data.scopes.map(({ name, host }) => (host === 'github.com' ? name : `${name} on ${host}`));
  return (
    <Step
      number={1}
      title="Where should it be on?"
      intro="A repository, all of an owner, or a Jira project. Everywhere else it stays off."
      done={names.length > 0 ? `${listed(names)}. Everywhere else it stays off.` : null}
      always={waiting.map(({ scope, host }) => (
        <p className="row step-more" key={scope}>
          <span className="muted">{host}: the browser has not been asked yet.</span>
          <Button size="s" onClick={() => void attempts.attempt(() => allow(actions.allowHost(host), host))}>
            Allow this host
          </Button>
        </p>
      ))}
    >
      <div className="boxed">
        <AddScope
          scopes={scopes}
          onAdd={(scope) => attempts.save({ kind: 'settings', patch: { scopes: [...scopes, scope] } })}
        />
      </div>
    </Step>
  );
}

function Name({ data, attempts }: StepProps) {
  const [first] = data.goals;
  return (
    <Step
      number={2}
      title="Name your first goal"
      intro={
        data.chips.length > 0
          ? 'An outcome, not a project. These come from your open milestones and epics; their issues link themselves.'
          : 'An outcome, not a project. Rules that link issues to it can follow later.'
      }
      done={first ? `${listed(data.goals.map((goal) => goal.title))}.` : null}
    >
      <FirstGoal
        rank={data.goals.length + 1}
        chips={data.chips}
        next={data.scopes.length > 0 && !first}
        onSave={(title, rules) => attempts.save({ kind: 'goal', goal: { title, rules } })}
      />
    </Step>
  );
}

function Choose({ data, attempts }: StepProps) {
  const focus = data.goals.find((goal) => goal.id === data.focus);
  return (
    <Step
      number={3}
      title="Choose this week’s focus"
      intro="The one goal that wins ties. It can be changed any day."
      done={focus ? `${focus.title}, until ${dayWords(data.until)}.` : null}
    >
      {data.goals.length > 0 && (
        <div className="tags">
          {data.goals
            .filter((goal) => goal.rank <= FOCUS_RANKS)
            .map((goal) => (
              <Button
                key={goal.id}
                kind={!focus && data.goals.length === 1 ? 'primary' : 'plain'}
                aria-pressed={goal.id === data.focus}
                onClick={() =>
                  void attempts.save({ kind: 'focus', focus: { week: data.week, goal: goal.id } })
                }
              >
                <RankMark rank={goal.rank} solid={goal.id === data.focus} />
                <span className="ell" dir="auto">
                  {goal.title}
                </span>
              </Button>
            ))}
        </div>
      )}
    </Step>
  );
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

async function allow(answer: Promise<boolean>, host: string): Promise<string | null> {
  if (await answer) return null;
  throw new Error(`The browser was not allowed to read ${host}, so Plumbline stays off there.`);
}
