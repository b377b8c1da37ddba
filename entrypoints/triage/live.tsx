import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { Triage } from '../../components/triage/Triage.tsx';
import type { TriageData } from '../../components/triage/triage-data.ts';
import { useHashIssue } from '../../lib/surface/hash-issue.ts';
import { triageActions, useTriageData } from '../../lib/surface/triage-live.ts';
import { sendUnsent } from '../../lib/surface/unsent.ts';

/** `onLive` is called once it can be used. */
type Props = { first: TriageData | null; onLive: () => void };

function Page({ first, onLive }: Props) {
  useEffect(onLive, [onLive]);
  return <Triage {...useTriageData(first)} actions={triageActions} at={useHashIssue()} />;
}

/** Puts triage, which can be used, in the place of what was painted first. */
export function goLive(root: HTMLElement, props: Props): void {
  createRoot(root).render(
    <StrictMode>
      <Page {...props} />
    </StrictMode>,
  );
  void sendUnsent();
}
