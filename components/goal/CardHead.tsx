import type { ReactNode } from 'react';
import { Button } from '../common/Button.tsx';
import { TeamMark } from '../common/TeamMark.tsx';
import type { Heading } from './heading.ts';

type Props = Heading & {
  mark: ReactNode;
  titleId: string;
  /** The title is that of a team's goal. */
  team: boolean;
  onClose: () => void;
};

/** The card's first two lines, beside the mark of its state. */
export function CardHead({ mark, title, line, titleId, team, onClose }: Props) {
  return (
    <header className="card-head">
      {mark}
      <div>
        <h2 id={titleId} dir="auto">
          {title}
        </h2>
        <p dir="auto">
          {line}
          {team && (
            <>
              {' '}
              <TeamMark />
            </>
          )}
        </p>
      </div>
      <Button kind="ghost" icon="close" aria-label="Close" onClick={onClose} />
    </header>
  );
}
