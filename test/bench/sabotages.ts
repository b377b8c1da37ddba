import type { Row } from './verdict.ts';

/** What makes Plumbline slow on purpose, and where the bench has to notice it. */
export type Sabotage = {
  file: string;
  /** @throws Error when the source has nothing to spoil any more */
  spoil: (source: string) => string;
  /** The scene that shows it, and the names of the rows that must be over their budget. */
  scene: string;
  red: RegExp;
};

export const SABOTAGES: Readonly<Record<string, Sabotage>> = {
  react: {
    file: 'entrypoints/github-issue.content.ts',
    spoil: (source) =>
      `import { createRoot } from 'react-dom/client';\nReflect.set(globalThis, 'plumblineRoot', createRoot);\n${source}`,
    scene: 'issue',
    red: /script bytes|script time/,
  },
  offscreen: {
    file: 'lib/page/list.ts',
    spoil: (source) => replaced(source, 'row.isNear = entry.isIntersecting', 'row.isNear = true'),
    scene: 'list-1000',
    red: /heap for each row|list of 1,000, longest/,
  },
};

/** How much worse than without it a row has to be: it may be over its budget anyway. */
const WORSE = 1.5;

/**
 * Rows that the sabotage has turned red.
 * @param sound rows of the same scene without it
 */
export function noticed({ red }: Sabotage, spoiled: readonly Row[], sound: readonly Row[]): Row[] {
  return spoiled.filter((row, i) => {
    const before = sound[i];
    const isWorse = before !== undefined && figureOf(row) > figureOf(before) * WORSE;
    return row.verdict === 'over' && isWorse && red.test(row.name);
  });
}

function figureOf({ ratio, ours }: Row): number {
  return ratio ?? ours?.median ?? Number.NaN;
}

function replaced(source: string, what: string, by: string): string {
  if (!source.includes(what)) throw new Error(`There is no "${what}" to spoil any more.`);
  return source.replace(what, by);
}
