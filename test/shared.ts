import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe } from 'vitest';

/** Captured pages and contracts; read in place, never copied. */
export const SHARED_PAGES = resolve(import.meta.dirname, '../../shared/pages');

/** A describe that is reported as skipped, by name, where the captures are missing. */
export const describeCaptures = describe.skipIf(!existsSync(SHARED_PAGES));
