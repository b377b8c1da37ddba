import { Toast } from '../common/Toast.tsx';
import type { TriageState } from './use-triage.ts';

/** The last answer, and the way back. */
export function TriageToast({ triage }: { triage: TriageState }) {
  const { said, hush } = triage.answers;
  if (!said) return null;
  return (
    <div className="triage-toast">
      <Toast
        key={said.id}
        message={said.words}
        onGone={hush}
        {...(said.undo ? { action: 'Undo', onAction: () => triage.run('undo') } : {})}
      />
    </div>
  );
}
