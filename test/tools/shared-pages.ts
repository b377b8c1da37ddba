import { resolve } from 'node:path';

const SHARED = resolve(import.meta.dirname, '../../../shared');

/** Captured pages and contracts; read in place, never copied. */
export const SHARED_PAGES = resolve(SHARED, 'pages');

/** What was decided before there was code. */
export const SHARED_DESIGN = resolve(SHARED, 'design');
