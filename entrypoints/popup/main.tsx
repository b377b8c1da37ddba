import { drawn } from '../../components/common/drawn.ts';
import { FirstHome } from '../../components/popup/FirstHome.tsx';
import { now } from '../../lib/platform/clock.ts';
import { holdInput } from '../../lib/platform/held-input.ts';
import { readPublished } from '../../lib/surface/published.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The popup has no root');
const onLive = holdInput();
const moment = now();
const data = await readPublished();
const first = drawn(<FirstHome data={data} now={moment} />);
if (first.length > 0) root.replaceChildren(...first);
const { goLive } = await import('./live.tsx');
goLive(root, { first: data, now: moment, onLive });
