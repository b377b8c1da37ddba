import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ByteBudget } from './budgets.ts';

export type Size = ByteBudget & { files: number; raw: number; zipped: number };

/** What a page or script of a build loads at once, or null where the build has none. @param directory of the build */
export function sizeOf(directory: string, budget: ByteBudget): Size | null {
  const path = join(directory, budget.loads);
  if (!existsSync(path)) return null;
  // A page may hold its styles itself.
  const isPage = budget.loads.endsWith('.html');
  const files = [budget.loads, ...(isPage ? loadedBy(readFileSync(path, 'utf8')) : [])];
  const contents = [...files].map((file) => readFileSync(join(directory, file)));
  const sum = (sizes: readonly number[]) => sizes.reduce((all, one) => all + one, 0);
  return {
    ...budget,
    files: contents.length,
    raw: sum(contents.map(({ length }) => length)),
    zipped: sum(contents.map((content) => gzipSync(content, { level: 9 }).length)),
  };
}

/** Scripts, what they import at once, and styles. */
export function loadedBy(html: string): Set<string> {
  const links = html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\/([^"]+\.(?:js|css))"/g);
  return new Set([...links].map(([, file = '']) => file));
}
