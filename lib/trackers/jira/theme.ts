/** Jira's theme, as its page says itself; Data Center's says none. */
export function theme(doc: Document): 'light' | 'dark' | 'auto' {
  const mode = doc.documentElement.getAttribute('data-color-mode');
  return mode === 'dark' || mode === 'auto' ? mode : 'light';
}
