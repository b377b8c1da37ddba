import { drawn } from '../../components/common/drawn.ts';
import { FirstTriage } from '../../components/triage/FirstTriage.tsx';
import { showFirst } from '../../lib/platform/first-screen.ts';
import { readFirst } from '../../lib/surface/triage-first.ts';

const root = document.getElementById('root');
if (!root) throw new Error('Triage has no root');
const first = await readFirst();
const onLive = await showFirst(
  root,
  drawn(first && <FirstTriage data={first} height={window.innerHeight} />),
);
const { goLive } = await import('./live.tsx');
goLive(root, { first, onLive });
