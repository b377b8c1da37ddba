import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { Note } from './Note.tsx';
import type { SyncData } from './sync-data.ts';
import { isOutstanding, momentWords, NEWER, NOT_TAKEN, PAUSED, usedWords, weeksWords } from './sync-words.ts';

type Props = { sync: SyncData /** Local date. */; today: string; onLook: () => void };

/** What is known: saved here, when the browser's sync took it, how much of it is used, and which weeks it holds. */
export function SyncFacts({ sync, today, onLook }: Props) {
  const { savedAt, takenAt, bytes, limit, trouble, newer, paused, unreadable } = sync;
  return (
    <div className="boxed">
      <div className="fact">
        <Icon name="done" />
        <span className="grow">
          <strong>Saved on this device</strong>
          <small>{savedAt ? `Last change ${momentWords(savedAt, today)}` : 'Nothing was changed yet'}</small>
        </span>
      </div>
      <div className="fact">
        <Icon name="upload" />
        <span className="grow" role="status">
          <strong>
            {takenAt
              ? `The browser’s sync took it ${momentWords(takenAt, today)}`
              : 'The browser’s sync has taken nothing yet'}
          </strong>
          <small>
            {isOutstanding(sync) ? NOT_TAKEN : 'When the other devices get it, the browser does not say.'}
          </small>
        </span>
        <Button size="s" onClick={onLook}>
          Look now
        </Button>
      </div>
      <div className="fact">
        <Icon name="clock" />
        <span className="grow">
          <strong className="num">{usedWords(sync)}</strong>
          <span className="bar" aria-hidden="true">
            <span style={{ inlineSize: `${Math.min(100, (bytes / limit) * 100)}%` }} />
          </span>
          <small>{weeksWords(sync)}</small>
        </span>
      </div>
      {trouble && <Note tone="amber">{trouble}</Note>}
      {newer && <Note tone="amber">{NEWER} Update Plumbline on this device.</Note>}
      {paused && <Note>{PAUSED}</Note>}
      {unreadable.length > 0 && (
        <Note>
          {unreadable.length === 1
            ? '1 part of it cannot be read and is'
            : `${unreadable.length} parts of it cannot be read and are`}{' '}
          left as found: {unreadable.map(({ key, why }) => `${key} (${why})`).join(', ')}
        </Note>
      )}
    </div>
  );
}
