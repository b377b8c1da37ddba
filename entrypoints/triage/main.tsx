import { drawn } from '../../components/common/drawn.ts';
import { FirstTriage } from '../../components/triage/FirstTriage.tsx';
import { showFirst } from '../../lib/platform/first-screen.ts';
import { painted } from '../../lib/platform/painted.ts';
import { readFirst } from '../../lib/surface/triage-first.ts';

const root = document.getElementById('root');
if (!root) throw new Error('Triage has no root');
const first = await readFirst();
const onLive = showFirst(root, drawn(first && <FirstTriage data={first} height={window.innerHeight} />));
// React is not to hold up the frame in which this is seen.
await painted();
const { goLive } = await import('./live.tsx');
goLive(root, { first, onLive });
