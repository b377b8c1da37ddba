import { Button } from './Button.tsx';
import type { ConflictRow } from './sync-data.ts';
import { momentWords } from './sync-words.ts';

type Props = {
  conflicts: readonly ConflictRow[];
  /** Local date. */
  today: string;
  onTake: (conflict: ConflictRow) => void;
  onKeep: (conflict: ConflictRow) => void;
};

/** What two devices changed without knowing of each other: settled, and turned round by one click. */
export function Conflicts({ conflicts, today, onTake, onKeep }: Props) {
  return (
    <ul className="boxed">
      {conflicts.map((one) => (
        <li className="fact" key={one.seq}>
          <span className="grow">
            <strong dir="auto">{one.what}</strong>
            <small dir="auto">
              {one.isOwn
                ? `Stands: ${one.kept}, set here. Another device: ${one.lost}.`
                : `Stands: ${one.kept}, set on another device. Set here: ${one.lost}.`}{' '}
              Settled {momentWords(one.at, today)}.
            </small>
          </span>
          <Button
            size="s"
            aria-label={`Take it instead: ${one.lost}, ${one.what}`}
            onClick={() => onTake(one)}
          >
            Take it instead
          </Button>
          <Button
            kind="ghost"
            size="s"
            aria-label={`Keep: ${one.kept}, ${one.what}`}
            onClick={() => onKeep(one)}
          >
            Keep
          </Button>
        </li>
      ))}
    </ul>
  );
}
