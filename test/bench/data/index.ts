import type { Scene } from '../job.ts';

/** Rows 10 to 14: rules, popup, triage, storage, sync. */
export const dataScenes: readonly Scene[] = [];
