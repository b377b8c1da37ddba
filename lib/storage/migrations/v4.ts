import type { Migration } from './index.ts';
import { v3 } from './v3.ts';

/**
 * Packs are written in fewer words (pack-text.ts), which version 3 cannot read. Those that it has written stay as they
 * are and are read so; each is written anew when a page shows one of its issues again.
 */
export const v4: Migration = { version: 4, stores: v3.stores };
