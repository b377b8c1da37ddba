import { Note } from '../common/Note.tsx';

/** Nothing was saved, why, and what to do; what was typed stays where it is. */
export function SaveFailed({ message }: { message: string }) {
  return (
    <div className="pop-notice">
      <Note tone="amber" role="alert">
        {message}
      </Note>
    </div>
  );
}
