import type { Scene } from '../job.ts';
import { popupScene } from './popup.ts';
import { rulesScene } from './rules.ts';
import { sightingsScene } from './sightings.ts';
import { syncScene } from './sync.ts';
import { triageScene } from './triage.ts';

/** Rows 10 to 14: rules, popup, triage, storage, sync. */
export const dataScenes: readonly Scene[] = [rulesScene, popupScene, triageScene, sightingsScene, syncScene];
