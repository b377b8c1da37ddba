import { nameOf } from '../../lib/core/because.ts';
import type { Beside, Finding, Note } from '../../lib/core/note.ts';
import { findingWords, readWords } from '../../lib/core/note-words.ts';

type Props = {
  note: Note;
  /** Key of the issue itself: others of its repository go by their number. */
  near: string;
  /** Local date: what was read on it needs no day. */
  today: string;
};

/** What only a whole view shows of the issue, with the issues that it is about: what was read of each, and when. */
export function Findings({ note, near, today }: Props) {
  return note.found.map((finding) => {
    const isTwin = finding.is === 'twin' || finding.is === 'twin-differs';
    return (
      <section className="card-part" key={JSON.stringify(finding)}>
        <h3 className={finding.is === 'twin' ? undefined : 'card-found'}>{findingWords(finding)}</h3>
        {isTwin ? (
          <Sides finding={finding} near={near} today={today} />
        ) : (
          <ul className="card-besides">
            {finding.others.map((other) => (
              <li key={other.key} dir="auto">
                <Name issue={other} near={near} /> {other.title}{' '}
                <span className="muted small num">
                  {[other.state, readWords(other.readAt, today)].filter(Boolean).join(', ')}
                </span>
              </li>
            ))}
            {finding.more && <li className="muted small">and {finding.more} more</li>}
          </ul>
        )}
      </section>
    );
  });
}

/** The two states side by side. */
function Sides({ finding: { here, others }, near, today }: { finding: Finding } & Omit<Props, 'note'>) {
  return (
    <dl className="card-sides">
      {[here, ...others].map((issue) => (
        <div key={issue.key}>
          <dt>{issue === here ? 'Here' : <Name issue={issue} near={near} />}</dt>
          <dd>{issue.state ?? 'not read'}</dd>
          <dd className="muted small num">{readWords(issue.readAt, today)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Name({ issue: { key, url, title }, near }: { issue: Beside; near: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer" title={title}>
      {nameOf(key, near)}
    </a>
  );
}
