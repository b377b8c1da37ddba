/** Whether the browser lets the host be read, by the origins it granted. */
export function isGranted(origins: readonly string[], host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return origins.some((origin) => {
    if (origin === '<all_urls>') return true;
    const [, pattern = ''] = /^(?:\*|https?):\/\/([^/:]+)(?::\d+|:\*)?\//.exec(origin) ?? [];
    if (pattern === '*' || pattern === name) return true;
    return pattern.startsWith('*.') && (name === pattern.slice(2) || name.endsWith(pattern.slice(1)));
  });
}
