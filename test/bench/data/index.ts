import type { Scene } from '../job.ts';
import { rulesScene } from './rules.ts';
import { sightingsScene } from './sightings.ts';

/** Rows 10 to 14: rules, popup, triage, storage, sync. */
export const dataScenes: readonly Scene[] = [rulesScene, sightingsScene];
