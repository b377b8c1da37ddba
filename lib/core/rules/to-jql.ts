import { addDays } from '../week.ts';
import { datesOf } from './dates.ts';
import { quote } from './print.ts';
import type { Qualifier, Rule, Term } from './rule.ts';
import { type Saying, translateTerms } from './translated.ts';

/** JQL's names, and whether the field can be empty: then "not one of these" must ask for empty ones too. */
const FIELDS: Partial<Record<Qualifier, { name: string; empty: boolean }>> = {
  project: { name: 'project', empty: false },
  label: { name: 'labels', empty: true },
  epic: { name: 'parent', empty: true },
  parent: { name: 'parent', empty: true },
  type: { name: 'issuetype', empty: false },
  version: { name: 'fixVersion', empty: true },
  component: { name: 'component', empty: true },
  sprint: { name: 'sprint', empty: true },
  assignee: { name: 'assignee', empty: true },
  author: { name: 'creator', empty: true },
  priority: { name: 'priority', empty: true },
  key: { name: 'key', empty: false },
  status: { name: 'status', empty: false },
};

const JIRA_KEY = /^[A-Za-z]\w*-\d+$/;

/**
 * The rule as JQL. A day is the whole day in the time zone of the person who searches.
 * @returns `dropped` says in words what the query leaves out; without those terms it finds more
 */
export function toJql(rule: Rule): { jql: string; dropped: string[] } {
  const { said, dropped } = translateTerms(rule, say);
  return { jql: said.join(' AND '), dropped };
}

function say(term: Term): Saying {
  const { q, any, not } = term;
  switch (q) {
    case 'repo':
    case 'org':
      return { why: 'Jira has no repositories' };
    case 'host':
      return { why: 'a JQL search is on one host' };
    case 'milestone':
      return { why: 'Jira has no milestones' };
    case 'title':
      return each(term, sayTitle);
    case 'updated':
    case 'created':
      return each(term, (value) => sayDates(q, value));
    case 'is':
      return each(term, sayIs);
    case 'no':
      return each(term, sayNo);
    default:
      return sayField(q, any, not === true);
  }
}

/** Alternatives, or the opposite of all of them, for fields that are never empty. */
function each({ any, not }: Term, say: (value: string) => Saying): Saying {
  const sayings = any.map(say);
  const failed = sayings.find((one) => 'why' in one);
  if (failed) return failed;
  const said = sayings.flatMap((one) => ('said' in one ? [one.said] : []));
  const either = said.length === 1 ? said.join('') : `(${said.join(' OR ')})`;
  return { said: not ? `NOT (${either})` : either };
}

function sayField(q: Qualifier, any: readonly string[], not: boolean): Saying {
  const field = FIELDS[q];
  if (!field) return { why: `JQL knows no ${q}` };
  if (any.some((value) => value.includes('*'))) return { why: 'JQL knows no wildcards here' };
  if (field.name === 'parent')
    return {
      why: any.every((value) => JIRA_KEY.test(value))
        ? 'JQL knows only the direct parent'
        : 'JQL knows parents by key only',
    };
  if (q === 'key' && !any.every((value) => JIRA_KEY.test(value))) return { why: 'Jira has no such keys' };
  const list = `(${any.map(quote).join(', ')})`;
  if (!not) return { said: `${field.name} in ${list}` };
  const outside = `${field.name} not in ${list}`;
  return { said: field.empty ? `(${outside} OR ${field.name} is EMPTY)` : outside };
}

/** Words as a phrase; a wildcard only at the end of a single word, as Jira's text search has it. */
function sayTitle(value: string): Saying {
  if (!value.includes('*')) return { said: `summary ~ ${quote(quote(value))}` };
  return /^[\p{L}\p{N}]+\*$/u.test(value)
    ? { said: `summary ~ ${quote(value)}` }
    : { why: 'JQL knows a wildcard only at the end of one word' };
}

function sayDates(q: Qualifier, value: string): Saying {
  const dates = datesOf(value);
  if (!dates) return { why: 'this is no date' };
  const { sign, from, to } = dates;
  // JQL compares moments, and a date is the first moment of its day.
  const from0 = `${q} >= "${from}"`;
  const after = addDays(to, 1);
  if (sign === '>=') return { said: from0 };
  if (sign === '>') return { said: `${q} >= "${after}"` };
  if (sign) return { said: `${q} < "${sign === '<' ? from : after}"` };
  return { said: `(${from0} AND ${q} < "${after}")` };
}

function sayIs(value: string): Saying {
  switch (value.toLowerCase()) {
    case 'open':
      return { said: 'statusCategory != Done' };
    case 'closed':
      return { said: 'statusCategory = Done' };
    case 'issue':
      return { why: 'everything in Jira is an issue' };
    case 'blocked':
      return { why: 'JQL cannot ask whether a blocking issue is open' };
    default:
      return { why: 'Jira has no pull requests and marks no bots' };
  }
}

function sayNo(value: string): Saying {
  const q = value.toLowerCase();
  const field = Object.entries(FIELDS).find(([name]) => name === q)?.[1];
  if (field?.empty) return { said: `${field.name} is EMPTY` };
  return { why: field ? 'a Jira issue always has one' : 'Jira has no milestones' };
}
