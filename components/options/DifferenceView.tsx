import { Note } from '../common/Note.tsx';
import { Lines } from './Lines.tsx';
import type { Difference } from './team-data.ts';

type Props = {
  difference: Difference;
  name: string;
  /** Conflicts in which one's own side stands, by id. */
  take: readonly string[];
  busy: boolean;
  onTake: (take: string[]) => void;
};

/** What publishing would change, what others changed, and where both changed the same. */
export function DifferenceView({ difference, name, take, busy, onTake }: Props) {
  const { changes, since, conflicts, notes, history } = difference;
  const choose = (id: string, isMine: boolean) => {
    const others = take.filter((one) => one !== id);
    onTake(isMine ? [...others, id] : others);
  };
  return (
    <>
      {changes.length > 0 ? (
        <Lines title="Publishing changes" lines={changes} />
      ) : (
        <p className="muted">There is nothing to publish: {name} has all of it.</p>
      )}
      {since.length > 0 && <Lines title="Others changed since you last read it" lines={since} />}
      {since.length > 0 && history && (
        <p className="small">
          <a href={history} target="_blank" rel="noreferrer">
            Who changed it
          </a>
        </p>
      )}
      {conflicts.map(({ id, what, theirs, mine }) => (
        <fieldset key={id} className="picks" disabled={busy}>
          <legend className="label" dir="auto">
            Both changed {what}
          </legend>
          <Side
            name={id}
            words={`Keep theirs: ${theirs}`}
            checked={!take.includes(id)}
            onChoose={() => choose(id, false)}
          />
          <Side
            name={id}
            words={`Use mine: ${mine}`}
            checked={take.includes(id)}
            onChoose={() => choose(id, true)}
          />
        </fieldset>
      ))}
      {notes.map((note) => (
        <Note key={note}>
          <span dir="auto">{note}</span>
        </Note>
      ))}
    </>
  );
}

type SideProps = { name: string; words: string; checked: boolean; onChoose: () => void };

function Side({ name, words, checked, onChoose }: SideProps) {
  return (
    <label className="row">
      <input type="radio" className="radio" name={name} checked={checked} onChange={onChoose} />
      <span className="grow" dir="auto">
        {words}
      </span>
    </label>
  );
}
