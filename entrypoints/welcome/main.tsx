import '../../components/common/tokens.css';
import '../../components/common/ui.css';
import '../../components/options/options.css';
import '../../components/common/hanging.css';
import '../../components/welcome/welcome.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Welcome } from '../../components/welcome/Welcome.tsx';
import { useFollowed } from '../../lib/surface/follow.ts';
import { readWelcome, welcomeActions } from '../../lib/surface/welcome.ts';

function Page() {
  return <Welcome {...useFollowed(readWelcome)} actions={welcomeActions} />;
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
