import type { Disposition, GoalLink } from '../act.ts';
import { type Edit, EditRefused, type Records } from '../edit.ts';
import { sameKey, shortKey } from '../issue.ts';
import type { Now } from '../view.ts';
import { dayWords } from '../week.ts';
import { anyGoalOf, defined, type Edited, trimmed } from './edited.ts';

type Of<K extends Edit['kind']> = Extract<Edit, { kind: K }>;
type Answer = Of<'dispose'>['disposition'];

/** The newest act speaks for the issue: its other links and its disposition go. Exceptions to other goals stay. */
export function link(edit: Of<'link'>, records: Records, now: Now): Edited {
  const goal = anyGoalOf(records, edit.goal);
  if (goal.state !== 'active')
    throw new EditRefused(`${goal.title} is not active. Make it active, then link to it.`, 'invalid', 'goal');
  const key = sameKey(edit.issue);
  const gone = (one: GoalLink) => sameKey(one.issue) === key && (!one.not || one.goal === goal.id);
  const made: GoalLink = defined({
    issue: edit.issue,
    goal: goal.id,
    reason: trimmed(edit.reason),
    at: now.at,
  });
  return {
    records: {
      ...records,
      links: [...records.links.filter((one) => !gone(one)), made],
      dispositions: without(records.dispositions, new Set([key])),
    },
    words: `${shortKey(edit.issue)} serves ${goal.title}`,
  };
}

/** "Not this goal": takes the place of a link to the same goal; a disposition stays. */
export function except(edit: Of<'except'>, records: Records, now: Now): Edited {
  const goal = anyGoalOf(records, edit.goal);
  const key = sameKey(edit.issue);
  const made: GoalLink = defined({
    issue: edit.issue,
    goal: goal.id,
    not: true as const,
    reason: trimmed(edit.reason),
    at: now.at,
  });
  const others = records.links.filter((one) => sameKey(one.issue) !== key || one.goal !== goal.id);
  return {
    records: { ...records, links: [...others, made] },
    words: `${shortKey(edit.issue)} does not serve ${goal.title}`,
  };
}

/** One answer for one or several issues, each of which then has no link any more. Exceptions stay. */
export function dispose(edit: Of<'dispose'>, records: Records, now: Now): Edited {
  const issues = [...new Map(edit.issues.map((issue) => [sameKey(issue), issue])).values()];
  if (issues.length === 0) throw new EditRefused('Choose at least one issue.', 'invalid', 'issues');
  const answer = checked(edit.disposition, issues, now);
  const keys = new Set(issues.map(sameKey));
  return {
    records: {
      ...records,
      links: records.links.filter((one) => one.not || !keys.has(sameKey(one.issue))),
      dispositions: [
        ...without(records.dispositions, keys),
        ...issues.map((issue) => ({ issue, ...answer, at: now.at })),
      ],
    },
    words: answerWords(answer, issues),
  };
}

/** Forgets every act of one's own on the issue, exceptions too. */
export function clear(edit: Of<'clear'>, records: Records): Edited {
  const key = sameKey(edit.issue);
  const links = records.links.filter((one) => sameKey(one.issue) !== key);
  const dispositions = without(records.dispositions, new Set([key]));
  const { team } = records;
  const isTeams = [...(team?.links ?? []), ...(team?.dispositions ?? [])].some(
    ({ issue }) => sameKey(issue) === key,
  );
  const isOwn = links.length + dispositions.length < records.links.length + records.dispositions.length;
  const name = shortKey(edit.issue);
  if (isTeams && !isOwn)
    throw new EditRefused(
      `The team answered ${name}. Give your own answer, which is newer.`,
      'invalid',
      'issue',
    );
  return {
    records: { ...records, links, dispositions },
    words: isTeams ? `The team's answer holds for ${name} again` : `Rules decide about ${name} again`,
  };
}

function without(dispositions: Disposition[], keys: ReadonlySet<string>): Disposition[] {
  return dispositions.filter((one) => !keys.has(sameKey(one.issue)));
}

/** The answer with the fields of its kind only. */
function checked({ kind, reason, until, untilActivity, of }: Answer, issues: string[], now: Now): Answer {
  const answer = defined({ kind, reason: trimmed(reason) });
  if (kind === 'snoozed') {
    if (!until && !untilActivity)
      throw new EditRefused('Choose a day, or "until something happens".', 'missing', 'until');
    if (until && until <= now.today) throw new EditRefused('Choose a day after today.', 'invalid', 'until');
    return { ...answer, ...defined({ until, untilActivity }) };
  }
  if (kind === 'duplicate') {
    if (!of) throw new EditRefused('Choose the issue that this one repeats.', 'missing', 'of');
    if (issues.some((issue) => sameKey(issue) === sameKey(of)))
      throw new EditRefused('An issue cannot repeat itself. Choose another one.', 'invalid', 'of');
    return { ...answer, of };
  }
  return answer;
}

function answerWords({ kind, until, of }: Answer, issues: string[]): string {
  const [only = ''] = issues;
  const one = issues.length === 1;
  const subject = one ? shortKey(only) : `${issues.length} issues`;
  const be = one ? 'is' : 'are';
  switch (kind) {
    case 'snoozed':
      return until
        ? `${subject} ${be} snoozed to ${dayWords(until)}`
        : `${subject} ${be} snoozed until something happens`;
    case 'stopped':
      return `${subject} should stop`;
    case 'duplicate':
      return `${subject} ${one ? 'repeats' : 'repeat'} ${shortKey(of ?? '')}`;
    default:
      return `${subject} ${be} ${kind}`;
  }
}
