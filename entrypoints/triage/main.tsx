import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Triage } from '../../components/triage/Triage.tsx';
import type { TriageData } from '../../components/triage/triage-data.ts';
import { useHashIssue } from '../../lib/surface/hash-issue.ts';
import { readFirst, triageActions, useTriageData } from '../../lib/surface/triage-first.ts';
import { sendUnsent } from '../../lib/surface/unsent.ts';

function Page({ first }: { first: TriageData | null }) {
  return <Triage {...useTriageData(first)} actions={triageActions} at={useHashIssue()} />;
}

const root = document.getElementById('root');
if (!root) throw new Error('Triage has no root');
void readFirst().then((first) =>
  createRoot(root).render(
    <StrictMode>
      <Page first={first} />
    </StrictMode>,
  ),
);
void sendUnsent();
