import { holds } from './rules/holds.ts';
import type { PageView } from './view.ts';

/**
 * Whether a part draws nothing for an issue.
 * @param part `title badge`, as parts.ts says
 * @param key of the issue; for a list across containers any key of its host will do
 */
export function isOff({ off = {} }: PageView, part: string, pageKind: string, key: string): boolean {
  return [part, `${part} ${pageKind}`].some((name) => off[name] && holds(off[name], { key }));
}
