import '../../components/common/tokens.css';
import '../../components/common/ui.css';
import '../../components/triage/triage.css';
import '../../components/triage/detail.css';
import '../../components/triage/side.css';
import '../../components/common/hanging.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SidePanel } from '../../components/triage/SidePanel.tsx';
import { useFollowed } from '../../lib/surface/follow.ts';
import { useTabIssue } from '../../lib/surface/tab-issue.ts';
import { readTriage, sidePanelActions } from '../../lib/surface/triage.ts';
import { sendUnsent } from '../../lib/surface/unsent.ts';

function Page() {
  return <SidePanel {...useFollowed(readTriage)} actions={sidePanelActions} issue={useTabIssue()} />;
}

void sendUnsent();

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
