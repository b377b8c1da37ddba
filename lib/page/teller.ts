import type { IssueFacts } from '../core/facts.ts';
import { send } from './ask.ts';
import { whenIdle } from './frames.ts';

/** Issues in one message at most, and issues of which it is remembered what was told. */
const AT_ONCE = 100;
const REMEMBERED = 5000;

/**
 * Tells the background what rows show, each issue when it is another than was told: when the page is idle, many at a
 * time.
 */
export function teller(signal: AbortSignal): (facts: IssueFacts) => void {
  const told = new Map<string, number>();
  const shown = new Map<string, IssueFacts>();

  function tell(): void {
    if (signal.aborted) return;
    const news: IssueFacts[] = [];
    for (const [key, facts] of shown) {
      if (news.length === AT_ONCE) break;
      shown.delete(key);
      const now = hashOf(JSON.stringify({ ...facts, readAt: '' }));
      if (told.get(key) === now) continue;
      if (told.size > REMEMBERED) told.clear();
      told.set(key, now);
      news.push(facts);
    }
    if (news.length > 0) send('seen', { facts: news });
    if (shown.size > 0) whenIdle(tell);
  }

  return (facts) => {
    if (shown.size === 0) whenIdle(tell);
    shown.set(facts.key, facts);
  };
}

/** Enough to tell a changed row, and little to keep for each: 30 bits, for which V8 needs no object. */
function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash & 0x3fffffff;
}
