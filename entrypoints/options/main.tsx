import '../../components/common/tokens.css';
import '../../components/common/ui.css';
import '../../components/options/options.css';
import '../../components/options/members.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Options } from '../../components/options/Options.tsx';
import { useFollowed } from '../../lib/surface/follow.ts';
import { noticeActions, useNotices } from '../../lib/surface/notices.ts';
import { optionsActions, readOptions } from '../../lib/surface/options.ts';

function Page() {
  const notices = { notices: useNotices(), noticeActions };
  return <Options {...useFollowed(readOptions)} {...notices} actions={optionsActions} />;
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
