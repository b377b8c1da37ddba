import '../../components/common/tokens.css';
import '../../components/common/ui.css';
import '../../components/triage/triage.css';
import '../../components/welcome/hanging.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Triage } from '../../components/triage/Triage.tsx';
import { useFollowed } from '../../lib/surface/follow.ts';
import { useHashIssue } from '../../lib/surface/hash-issue.ts';
import { readTriage, triageActions } from '../../lib/surface/triage.ts';
import { sendUnsent } from '../../lib/surface/unsent.ts';

function Page() {
  return <Triage {...useFollowed(readTriage)} actions={triageActions} at={useHashIssue()} />;
}

void sendUnsent();

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
