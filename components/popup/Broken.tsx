import { useEffect, useState } from 'react';
import { Note } from '../common/Note.tsx';
import { offWords } from '../common/off-words.ts';
import type { BrokenPart, PopupActions } from './popup-data.ts';
import { SaveFailed } from './SaveFailed.tsx';

type Props = {
  /** ISO 8601: now. */
  at: string;
  actions: Pick<PopupActions, 'broken' | 'copy' | 'tryAgain'>;
  onDetails: () => void;
};

/** A few words on a part that does not work, where there is one. */
export function Broken({ at, actions: { broken: load, copy, tryAgain }, onDetails }: Props) {
  const [broken, setBroken] = useState<BrokenPart | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [isCopied, setCopied] = useState(false);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was tried again is asked for anew.
  useEffect(() => {
    let gone = false;
    void load().then((found) => !gone && setBroken(found));
    return () => {
      gone = true;
    };
  }, [load, tries]);
  if (failed) return <SaveFailed message={failed} />;
  if (!broken) return null;
  const { off, part, host } = broken;
  const attempt = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => setFailed(error instanceof Error ? error.message : String(error)));
  if (!off)
    return (
      <div className="pop-notice">
        <Note>
          {capitalised(part)}: not working
          {host && ` on ${host}. The rest of the page does`}.{' '}
          <button type="button" className="link" onClick={onDetails}>
            Details
          </button>
        </Note>
      </div>
    );
  const { title, why } = offWords(off, at);
  const onCopy = () => attempt(copy(off.report).then(() => setCopied(true)));
  const onAgain = () => attempt(tryAgain(off.id).then(() => setTries(tries + 1)));
  return (
    <div className="pop-notice">
      <Note>
        <b dir="auto">{title}</b>
        <br />
        <span dir="auto">{why}</span>
        <br />
        <button type="button" className="link" onClick={onCopy}>
          {isCopied ? 'Report copied' : 'Copy report'}
        </button>
        {' · '}
        <button type="button" className="link" onClick={onAgain}>
          Try again
        </button>
      </Note>
    </div>
  );
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
