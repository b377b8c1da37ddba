import { holds } from './rules/holds.ts';
import type { Truth } from './rules/rule.ts';
import type { PageView } from './view.ts';

/**
 * Whether a part draws nothing for an issue.
 * @param part as a page calls it (parts.ts)
 * @param key of the issue; empty for a list across containers
 */
export function isOff(
  { off }: PageView,
  part: string,
  { kind, host }: { kind: string; host: string },
  key: string,
): Truth {
  const check = off?.[part];
  return check ? holds(check, { key: `${kind} ${key || host}` }) : false;
}
