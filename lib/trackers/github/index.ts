import type { Tracker } from '../tracker.ts';
import { locate } from './locate.ts';
import { places } from './places.ts';
import { read } from './read.ts';
import { theme } from './theme.ts';

/** GitHub, on github.com and on Enterprise hosts. */
export const github: Tracker = {
  id: 'github',
  hosts: ['github.com'],
  locate,
  read: async (page, doc) => read(page, doc),
  places,
  theme,
};
