import { first } from '../dom.ts';

/** The theme as GitHub's page says it; `auto` follows the system. */
export function theme(doc: Document): 'light' | 'dark' | 'auto' {
  const mode = first(doc, 'html')?.getAttribute('data-color-mode');
  return mode === 'light' || mode === 'dark' ? mode : 'auto';
}
