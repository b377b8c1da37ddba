import { useId, useState } from 'react';
import type { MemberAnswer } from '../../lib/core/team/member.ts';
import { Button } from '../common/Button.tsx';
import { momentWords } from '../common/sync-words.ts';
import { MonthQuestion } from './MonthQuestion.tsx';
import { RankForm } from './RankForm.tsx';
import { RankTogether } from './RankTogether.tsx';
import type { Members } from './team-data.ts';

type Props = {
  /** Of the space. */
  name: string;
  members: Members;
  /** Local date. */
  today: string;
  onAnswer: (answer: MemberAnswer) => void;
  /** Resolves when it is over, read or not. */
  onRead: () => Promise<unknown>;
};

/** What the members of a space say: one's own answers to give, and all answers together, of nobody by name. */
export function MembersSay({ name, members, today, onAnswer, onRead }: Props) {
  const id = useId();
  const [reading, setReading] = useState(false);
  const { ranking, pulse, count, readAt } = members;
  return (
    <section className="members" aria-labelledby={id}>
      <div className="members-head">
        <h3 id={id} className="grow">
          What the team says in <span dir="auto">{name}</span>
        </h3>
        <span className="subtle small num">
          {readAt ? `Read ${momentWords(readAt, today)}` : 'Not read yet'}
        </span>
        <Button
          kind="ghost"
          size="s"
          disabled={reading}
          onClick={() => {
            setReading(true);
            void onRead().finally(() => setReading(false));
          }}
        >
          {reading ? 'Reading…' : readAt ? 'Read again' : 'Read them'}
        </Button>
      </div>
      <p className="muted">
        Each member answers in a file of their own there. Here answers are only counted, and no name is shown.
      </p>
      <div className="boxed">
        {ranking && (
          <div className="ranks">
            <RankForm ranking={ranking} onSave={(ids) => onAnswer({ period: ranking.week, ranking: ids })} />
            <RankTogether ranking={ranking} count={count} />
          </div>
        )}
        <MonthQuestion
          pulse={pulse}
          count={count}
          onAnswer={(yes) => onAnswer({ month: pulse.month, question: pulse.question, yes })}
        />
      </div>
    </section>
  );
}
