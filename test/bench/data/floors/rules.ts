import type { IssueFacts } from '../../../../lib/core/facts.ts';
import type { Rule, Term, Truth } from '../../../../lib/core/rules/rule.ts';
import type { PublishedView } from '../../../../lib/core/view.ts';

/**
 * The floor of judging: rules as closures over lower-cased texts, found by repository or project and by label. It knows
 * no acts, no wildcards and only the qualifiers of issues.ts, and says the state, the rules that hold and what was unread.
 */

type Held = { goal: string | null; text: string };
type Judged = { state: string; held: Held[]; unread: string[] };
type Ask = (facts: IssueFacts) => Truth;
type Ready = Held & { order: number; asks: Ask; of: string; labels: string[] };

export function bucketed(view: PublishedView, focus: string): (facts: IssueFacts) => Judged {
  const rules: Ready[] = [
    ...view.goals.flatMap(({ id, rules }) => rules.map(({ text, rule }) => ready(id, text, rule))),
    ...view.exempt.map(({ text, rule }) => ready(null, text, rule)),
  ].map((rule, order) => ({ ...rule, order }));
  const buckets = new Map<string, { plain: Ready[]; byLabel: Map<string, Ready[]>; all: Ready[] }>();
  const epics = new Map<string, { held: Held[]; isUnsure: boolean }>();

  function bucketOf(container: string) {
    const known = buckets.get(container);
    if (known) return known;
    const all = rules.filter(({ of }) => of === '' || of === container);
    const byLabel = new Map<string, Ready[]>();
    for (const rule of all)
      for (const label of rule.labels) byLabel.set(label, [...(byLabel.get(label) ?? []), rule]);
    const bucket = { plain: all.filter(({ labels }) => labels.length === 0), byLabel, all };
    buckets.set(container, bucket);
    return bucket;
  }

  function candidates(facts: IssueFacts): Ready[] {
    const { plain, byLabel, all } = bucketOf(containerOf(facts.key));
    if (!facts.labels) return all;
    let found = plain;
    for (const label of facts.labels) {
      const more = byLabel.get(label.toLowerCase());
      if (more) found = [...found, ...more.filter((rule) => !found.includes(rule))];
    }
    return found === plain ? plain : found.toSorted((a, b) => a.order - b.order);
  }

  return (facts) => {
    const [held, exempt, unread]: [Held[], Held[], string[]] = [[], [], []];
    for (const { goal, text, asks } of candidates(facts)) {
      const truth = asks(facts);
      if (truth === null) unread.push(`labels ${text}`);
      else if (truth) (goal === null ? exempt : held).push({ goal, text });
    }
    if (held.length === 0 && facts.parent) {
      const { key } = facts.parent;
      const from = epics.get(key) ?? served(key);
      epics.set(key, from);
      held.push(...from.held);
      if (from.isUnsure) unread.push('parent');
    }
    if (held.length > 0)
      return { state: held.some(({ goal }) => goal === focus) ? 'focus' : 'linked', held, unread };
    if (exempt.length > 0) return { state: 'upkeep', held: exempt, unread };
    if (unread.length > 0) return { state: 'unknown', held, unread };
    if (facts.statusCategory === 'done') return { state: 'done', held, unread };
    const begun =
      facts.kind === 'pull' || facts.statusCategory === 'progress' || (facts.assignees?.length ?? 0) > 0;
    return { state: begun ? 'unlinked' : 'idle', held, unread };
  };

  /** What an epic serves by its key and title alone, and whether it may serve more. */
  function served(key: string): { held: Held[]; isUnsure: boolean } {
    const facts: IssueFacts = { key, kind: 'issue', readAt: '', source: '' };
    const asked = bucketOf(containerOf(key)).all.flatMap((rule) =>
      rule.goal === null ? [] : [{ rule, truth: rule.asks(facts) }],
    );
    return {
      held: asked.flatMap(({ rule, truth }) => (truth ? [rule] : [])),
      isUnsure: asked.some(({ truth }) => truth === null),
    };
  }
}

function ready(goal: string | null, text: string, { terms }: Rule): Omit<Ready, 'order'> {
  const of = terms.find(({ q }) => q === 'repo' || q === 'project')?.any[0]?.toLowerCase() ?? '';
  const labels = terms.find(({ q, not }) => q === 'label' && !not)?.any.map((one) => one.toLowerCase()) ?? [];
  const asks = terms.filter(({ q }) => q !== 'repo' && q !== 'project').map(askOf);
  return { goal, text, of, labels, asks: (facts) => every(asks, facts) };
}

function every(asks: readonly Ask[], facts: IssueFacts): Truth {
  let truth: Truth = true;
  for (const ask of asks) {
    const held = ask(facts);
    if (held === false) return false;
    if (held === null) truth = null;
  }
  return truth;
}

function askOf({ q, any, not }: Term): Ask {
  const wanted = new Set(any.map((one) => one.toLowerCase()));
  const has = (list: readonly string[] | undefined): Truth =>
    list ? list.some((one) => wanted.has(one.toLowerCase())) : null;
  const ask: Ask = (facts) => {
    if (q === 'label') return has(facts.labels);
    if (q === 'assignee') return has(facts.assignees);
    if (q === 'milestone') return facts.key.startsWith('jira:') ? false : has(listOf(facts.milestone));
    if (q === 'type') return has(listOf(facts.type));
    if (q === 'epic')
      return facts.parent ? wanted.has(facts.parent.key.replace(/^.*\//, '').toLowerCase()) : false;
    return facts.author ? facts.author.bot : null;
  };
  return not
    ? (facts) => {
        const held = ask(facts);
        return held === null ? null : !held;
      }
    : ask;
}

function listOf(value: string | null | undefined): string[] | undefined {
  return value === undefined ? undefined : value === null ? [] : [value];
}

/** `acme/shop`, or `shop` in Jira. */
function containerOf(key: string): string {
  const from = key.indexOf('/') + 1;
  const end = key.charCodeAt(0) === 106 ? key.lastIndexOf('-') : key.lastIndexOf('#');
  return key.slice(from, end).toLowerCase();
}
