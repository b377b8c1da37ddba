import type { Disposition, GoalLink } from '../act.ts';
import type { Records } from '../edit.ts';
import { idOf } from '../edits/changes.ts';
import { sameKey } from '../issue.ts';

/** Whether what is here was certainly changed after what the file says. Both are ISO 8601. */
export function isNewer(here: string | undefined, file: string | undefined): boolean {
  return here !== undefined && file !== undefined && Date.parse(here) > Date.parse(file);
}

/** The records here with the file's in their place, but where those here are newer. */
export function mergeTable<T>(
  here: readonly T[],
  file: readonly T[],
  id: (record: T) => string,
  date: (record: T) => string | undefined,
): T[] {
  const byId = new Map(here.map((record) => [id(record), record]));
  for (const record of file) {
    const old = byId.get(id(record));
    if (!old || !isNewer(date(old), date(record))) byId.set(id(record), record);
  }
  return [...byId.values()];
}

/** As {@link mergeTable}, and the newest act speaks: no issue has both a link and a disposition. */
export function mergeActs(
  here: Pick<Records, 'links' | 'dispositions'>,
  file: Pick<Records, 'links' | 'dispositions'>,
): Pick<Records, 'links' | 'dispositions'> {
  const links = mergeTable(here.links, file.links, idOf.links, (link) => link.at);
  const dispositions = mergeTable(here.dispositions, file.dispositions, idOf.dispositions, (one) => one.at);
  const answered = new Map(dispositions.map((one) => [sameKey(one.issue), one]));
  const fromFile = new Set<GoalLink | Disposition>([...file.links, ...file.dispositions]);
  const speaks = (link: GoalLink, answer: Disposition) =>
    link.at !== undefined && answer.at !== undefined
      ? isNewer(link.at, answer.at)
      : fromFile.has(link) && !fromFile.has(answer);
  for (const link of links) {
    const answer = answered.get(sameKey(link.issue));
    if (!link.not && answer && speaks(link, answer)) answered.delete(sameKey(link.issue));
  }
  return {
    links: links.filter((link) => link.not || !answered.has(sameKey(link.issue))),
    dispositions: [...answered.values()],
  };
}
