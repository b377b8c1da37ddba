import { drawn } from '../../components/common/drawn.ts';
import { FirstHome } from '../../components/popup/FirstHome.tsx';
import { now } from '../../lib/platform/clock.ts';
import { showFirst } from '../../lib/platform/first-screen.ts';
import { readPublished } from '../../lib/surface/published.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The popup has no root');
const moment = now();
const first = await readPublished();
const onLive = await showFirst(root, drawn(<FirstHome data={first} now={moment} />));
const { goLive } = await import('./live.tsx');
goLive(root, { first, now: moment, onLive });
