import type { Records } from '../core/edit.ts';
import { sameKey } from '../core/issue.ts';
import { publishedView } from '../core/publish.ts';
import { type CompiledView, compileView } from '../core/rules/compile.ts';
import { servesByContainer } from '../core/serves.ts';
import type { Sighting } from '../core/sighting.ts';
import type { Now, PublishedActs, PublishedView } from '../core/view.ts';
import { now } from '../platform/clock.ts';
import { readEffective } from '../storage/effective.ts';
import { PACKS } from '../storage/packs.ts';
import { readSightings } from '../storage/read.ts';
import type { Changed } from './follow.ts';

/** Everything stored, ready to be judged by this page itself: it does not wait for what is published to others. */
export type Judged = {
  records: Records;
  sightings: Sighting[];
  view: PublishedView;
  compiled: CompiledView;
  now: Now;
};

let seen: Sighting[] | null = null;

/** Issues seen are many, and an answer changes none of them: they are read again only when they changed. */
export async function readJudged(changed: Changed): Promise<Judged> {
  if (changed === 'all' || changed.has(PACKS)) seen = null;
  seen ??= await readSightings();
  return judged(await readEffective(), seen, now());
}

/** Everything stored, with what follows from it for a verdict. */
export function judged(records: Records, sightings: Sighting[], moment: Now): Judged {
  const { view } = publishedView(records, moment, false);
  const acts = allActs(records);
  for (const serves of servesByContainer(sightings, view, acts, moment).values())
    Object.assign(acts.serves, serves);
  return { records, sightings, view, compiled: compileView(view, acts, moment), now: moment };
}

function allActs({ links, dispositions }: Records): PublishedActs {
  const byIssue = Map.groupBy(links, ({ issue }) => sameKey(issue));
  return {
    links: Object.fromEntries(byIssue),
    dispositions: Object.fromEntries(dispositions.map((one) => [sameKey(one.issue), one])),
    serves: {},
  };
}
