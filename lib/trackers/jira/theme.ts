/** Jira's theme, as its page says itself; Data Center's says none. */
export function theme(doc: Document): 'light' | 'dark' | 'light dark' {
  const mode = doc.documentElement.getAttribute('data-color-mode');
  return mode === 'dark' ? mode : mode === 'auto' ? 'light dark' : 'light';
}
