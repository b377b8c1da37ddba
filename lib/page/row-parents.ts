import type { ParentOf } from '../trackers/group-reader.ts';
import { listFacts } from './list-facts.ts';
import { ours } from './world.ts';

/**
 * What the rows of the list hang from, asked of the background for those on screen of which it is not known, each once.
 * @param onNews more is known
 */
export function rowParents(onNews: () => void): ParentOf {
  const wanted = new Set<string>();
  const life = ours.watch?.signal ?? AbortSignal.abort();
  const more = listFacts(location.origin, lacking, onNews, life);

  function lacking(): string[] {
    return [...wanted].filter((key) => !more.of(key));
  }

  return (row) => {
    const { key = '', isNear } = ours.counted?.rows.get(row) ?? {};
    const told = more.of(key);
    if (isNear && !told) {
      wanted.add(key);
      more.soon(key);
    }
    return told?.parent?.title;
  };
}
