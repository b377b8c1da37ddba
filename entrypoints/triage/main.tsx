import { drawn } from '../../components/common/drawn.ts';
import { FirstTriage } from '../../components/triage/FirstTriage.tsx';
import { holdInput } from '../../lib/platform/held-input.ts';
import { readFirst } from '../../lib/surface/triage-first.ts';

const root = document.getElementById('root');
if (!root) throw new Error('Triage has no root');
const onLive = holdInput();
const data = await readFirst();
if (data) root.replaceChildren(...drawn(<FirstTriage data={data} height={window.innerHeight} />));
const { goLive } = await import('./live.tsx');
goLive(root, { first: data, onLive });
