import type { GoalLink } from '../act.ts';
import { sameKey } from '../issue.ts';
import type { Now, PublishedActs, PublishedView } from '../view.ts';
import { isJira } from './fields.ts';
import { type CompiledView, type Plan, readyView } from './ready.ts';
import { indexRules } from './rule-index.ts';

export type { CompiledView } from './ready.ts';

const NONE: readonly GoalLink[] = [];

/**
 * A published view made ready to judge many issues: what depends on an issue's container is worked out once for it, and
 * rules are found by index. It judges exactly as {@link readyView} does.
 * @param acts on the issues to be judged; those of several containers may be put together
 */
export function compileView(view: PublishedView, acts: PublishedActs, now: Now): CompiledView {
  const ready = readyView(view, acts, now, indexRules);
  const plans = new Map<string, Plan>();
  // Maps, as looking up texts that are new each time is several times slower in an object.
  const links = new Map(Object.entries(acts.links));
  const dispositions = new Map(Object.entries(acts.dispositions));
  return {
    ...ready,
    planOf(key) {
      const container = key.slice(0, key.lastIndexOf(isJira(key) ? '-' : '#'));
      const known = plans.get(container);
      if (known) return known;
      const plan = ready.planOf(key);
      plans.set(container, plan);
      return plan;
    },
    saidOf(key) {
      const same = sameKey(key);
      return { links: links.get(same) ?? NONE, disposition: dispositions.get(same) };
    },
  };
}
