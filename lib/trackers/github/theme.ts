import { first } from '../dom.ts';
import type { Tracker } from '../tracker.ts';

/** As the page's root says it. */
export const theme: Tracker['theme'] = (doc) => {
  const mode = first(doc, 'html')?.getAttribute('data-color-mode');
  return mode === 'light' || mode === 'dark' ? mode : 'light dark';
};
