import { existsSync } from 'node:fs';
import { describe } from 'vitest';
import { SHARED_PAGES } from './tools/shared-pages.ts';

export { SHARED_PAGES };

/** A describe that is reported as skipped, by name, where the captures are missing. */
export const describeCaptures = describe.skipIf(!existsSync(SHARED_PAGES));
