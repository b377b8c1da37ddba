import { becauseWords } from '../../lib/core/because.ts';
import type { Reason, Verdict } from '../../lib/core/view.ts';
import type { IconName } from '../common/glyphs.tsx';
import { Icon } from '../common/Icon.tsx';
import { RankMark } from '../common/RankMark.tsx';

const ICONS: Record<Reason['by'], IconName> = {
  link: 'person',
  rule: 'link',
  parent: 'link',
  closes: 'pull',
  blocks: 'blocks',
  act: 'person',
  stop: 'parked',
  exempt: 'link',
  unread: 'unknown',
  nothing: 'link',
};

/** Why the card says what it says, and which other goals hold the issue too. */
export function Because({ verdict, near }: { verdict: Verdict /** Key of the issue. */; near: string }) {
  const reasons = verdict.because.filter(({ by }) => by !== 'nothing');
  const others = verdict.goals.filter(({ id }) => id !== verdict.goal?.id);
  if (reasons.length === 0 && others.length === 0) return null;
  return (
    <section className="card-part">
      <h3>{verdict.state === 'unknown' ? 'Would decide it' : 'Because'}</h3>
      <ul className="card-because">
        {reasons.map((reason) => (
          <Line key={JSON.stringify(reason)} reason={reason} verdict={verdict} near={near} />
        ))}
      </ul>
      {others.length > 0 && (
        <p className="muted small card-also">
          Also held by{' '}
          {others.map((goal, i) => (
            <span key={goal.id}>
              {i > 0 && ', '}
              <span className="card-goal">
                <RankMark rank={goal.rank} size={14} />
              </span>
              <span dir="auto">{goal.title}</span>
            </span>
          ))}
          . Rank decides.
        </p>
      )}
    </section>
  );
}

function Line({ reason, verdict, near }: { reason: Reason; verdict: Verdict; near: string }) {
  const { text, code, title } = becauseWords(reason, near);
  // The head says already what was not read; what is left to say is which rule asks for it.
  const asks = reason.by === 'unread' && code;
  const goal = verdict.goals.length > 1 && 'goal' in reason ? reason.goal : undefined;
  const other = verdict.goals.find(({ id }) => id === goal && id !== verdict.goal?.id);
  return (
    <li>
      <Icon name={ICONS[reason.by]} />
      <span dir="auto" title={asks ? undefined : code}>
        {asks ? <code>{code}</code> : title ? `${text} ${title}` : text}
        {other && <span className="muted"> for goal {other.rank}</span>}
      </span>
    </li>
  );
}
