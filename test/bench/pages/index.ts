import type { Scene } from '../job.ts';
import { issueScene } from './issue.ts';
import { listScenes } from './list.ts';

/** Rows 1 to 9 and 15: what Plumbline costs on the trackers' pages. */
export const pageScenes: readonly Scene[] = [issueScene, ...listScenes];
