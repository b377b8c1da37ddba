import { type FormEvent, useId, useState } from 'react';
import { Button } from '../common/Button.tsx';
import { Note } from '../common/Note.tsx';
import { Lines } from './Lines.tsx';
import type { Proposed, SpaceRow, TeamActions } from './team-data.ts';
import type { Attempts } from './use-attempts.ts';

type Props = {
  spaces: readonly SpaceRow[];
  saving: Attempts;
  actions: TeamActions;
  onPublish: (space: SpaceRow, proposal: Proposed) => void;
};

type Answer = { space: SpaceRow; proposal: Proposed } | { problem: string };

/** A plan that somebody proposes, shown as what it would change, before it is the team's. */
export function ProposalForm({ spaces, saving, actions, onPublish }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const space = spaces.find(({ address }) => address === at) ?? spaces[0];
  const problem = answer && 'problem' in answer ? answer.problem : null;

  async function show(event: FormEvent) {
    event.preventDefault();
    if (!space || !text.trim() || busy) return;
    setBusy(true);
    try {
      setAnswer({ space, proposal: await actions.proposal(space.address, text) });
    } catch (error) {
      setAnswer({ problem: error instanceof Error ? error.message : String(error) });
    }
    setBusy(false);
  }

  return (
    <>
      <h3 id={`${id}-title`}>A proposal</h3>
      <p className="muted">See what a plan would change before it is the team’s.</p>
      <div className="boxed">
        <form className="line add top" onSubmit={show} aria-labelledby={`${id}-title`}>
          <textarea
            className="input rule"
            rows={2}
            value={text}
            placeholder="Its text, a branch, or acme/shop@branch"
            aria-label="A proposal: its text, a branch, or an address with @branch"
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : id}
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => {
              setText(event.target.value);
              setAnswer(null);
            }}
          />
          {spaces.length > 1 && (
            <select
              className="input host"
              aria-label="For the team of"
              value={space?.address}
              onChange={(event) => {
                setAt(event.target.value);
                setAnswer(null);
              }}
            >
              {spaces.map(({ address, name }) => (
                <option key={address} value={address}>
                  {name}
                </option>
              ))}
            </select>
          )}
          <Button type="submit" disabled={!text.trim() || busy}>
            Look at it
          </Button>
        </form>
        {problem && (
          <Note tone="amber" role="alert" id={id}>
            {problem}
          </Note>
        )}
        {answer && 'proposal' in answer && (
          <Shown {...answer} saving={saving} onPublish={onPublish} onDone={() => setAnswer(null)} />
        )}
      </div>
    </>
  );
}

type ShownProps = {
  space: SpaceRow;
  proposal: Proposed;
  saving: Attempts;
  onPublish: Props['onPublish'];
  onDone: () => void;
};

function Shown({ space, proposal, saving, onPublish, onDone }: ShownProps) {
  const { changes, file, count, words } = proposal;
  async function take() {
    if (await saving.save({ kind: 'import', file })) onDone();
  }
  return (
    <div className="proposal" role="status">
      {changes.length === 0 ? (
        <p className="muted">{space.name} has this plan already.</p>
      ) : (
        <Lines title={`What it would change for ${space.name}`} lines={changes} />
      )}
      <div className="row">
        <span className="grow small muted">Imported into your own plan, it {decapitalised(words)}</span>
        <Button size="s" disabled={count === 0} onClick={() => void take()}>
          Import
        </Button>
        <Button size="s" disabled={changes.length === 0} onClick={() => onPublish(space, proposal)}>
          Publish…
        </Button>
      </div>
    </div>
  );
}

function decapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
