import { useState } from 'react';
import { Button } from '../common/Button.tsx';
import { Note } from '../common/Note.tsx';
import { OpenJira } from '../common/OpenJira.tsx';
import { ageWords } from '../common/sync-words.ts';
import type { Standing } from './popup-data.ts';
import { SaveFailed } from './SaveFailed.tsx';

type Props = {
  standing: Pick<Standing, 'refusedHost' | 'trouble'>;
  /** ISO 8601: now. */
  at: string;
  onOptions: (section: 'token' | 'team') => void;
  /** Rejects with an Error whose message is for the person. */
  onForget: (host: string) => Promise<void>;
};

/** One quiet line: the token that is not taken, what is wrong with a space and how old its copy is, or with a host. */
export function TroubleLine({ standing: { refusedHost, trouble }, at, onOptions, onForget }: Props) {
  const [failed, setFailed] = useState<string | null>(null);
  const forget = (host: string) =>
    void onForget(host).catch((error: unknown) =>
      setFailed(error instanceof Error ? error.message : String(error)),
    );
  if (failed) return <SaveFailed message={failed} />;
  if (refusedHost !== null)
    return (
      <div className="pop-notice">
        <Note role="status">
          GitHub does not take the token for {refusedHost} any more.{' '}
          <Button kind="ghost" size="s" onClick={() => onOptions('token')}>
            New token
          </Button>
          <Button kind="ghost" size="s" onClick={() => forget(refusedHost)}>
            Forget it
          </Button>
        </Note>
      </div>
    );
  if (!trouble) return null;
  const { name, words, readAt, isHost, signIn } = trouble;
  return (
    <div className="pop-notice">
      <Note role="status">
        <b dir="auto">{name}</b>
        {readAt && <>, {ageWords(readAt, at)}</>}: {words} {signIn && <OpenJira at={signIn} />}
        {!isHost && (
          <button type="button" className="link" onClick={() => onOptions('team')}>
            Details
          </button>
        )}
      </Note>
    </div>
  );
}
