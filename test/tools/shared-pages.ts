import { resolve } from 'node:path';

/** Captured pages and contracts; read in place, never copied. */
export const SHARED_PAGES = resolve(import.meta.dirname, '../../../shared/pages');
