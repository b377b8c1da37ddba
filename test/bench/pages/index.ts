import type { Scene } from '../job.ts';
import { captureScene } from './captures.ts';
import { issueScene } from './issue.ts';
import { listScenes } from './list.ts';
import { quietScene } from './quiet.ts';
import { scalingScene } from './scaling.ts';
import { softHeapScene, softScene } from './soft.ts';
import { wayScene } from './way.ts';

/** Rows 1 to 9 and 15: what Plumbline costs on the trackers' pages. */
export const pageScenes: readonly Scene[] = [
  issueScene,
  softScene,
  softHeapScene,
  ...listScenes,
  captureScene,
  wayScene,
  quietScene,
  scalingScene,
];
