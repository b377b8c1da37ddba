import type { IssueFacts } from './facts.ts';
import { parseKey } from './issue.ts';

/** Where the issue is in its tracker. An address that was read counts only if it is on the host that the key names. */
export function addressOf({ key, kind, url }: Pick<IssueFacts, 'key' | 'kind' | 'url'>): string | null {
  const ref = parseKey(key);
  if (!ref) return null;
  if (url && URL.canParse(url)) {
    const read = new URL(url);
    if (/^https?:$/.test(read.protocol) && read.host === ref.host) return read.href;
  }
  return ref.tracker === 'github'
    ? `https://${ref.host}/${ref.owner}/${ref.repo}/${kind === 'pull' ? kind : 'issues'}/${ref.number}`
    : `https://${ref.host}/browse/${ref.project}-${ref.number}`;
}
