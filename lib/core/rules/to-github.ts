import { quote } from './print.ts';
import type { Rule, Term } from './rule.ts';
import { type Saying, translateTerms } from './translated.ts';

const NO_FIELDS = ['label', 'milestone', 'assignee', 'project', 'type'];

const NOT_THERE: Partial<Record<Term['q'], string>> = {
  host: 'a GitHub search is on one host',
  epic: 'GitHub search knows only the direct parent',
  parent: 'GitHub search knows only the direct parent',
  version: 'GitHub has no fix versions',
  component: 'GitHub has no components',
  sprint: 'GitHub search knows no iterations',
  priority: 'GitHub search knows no priority',
  status: 'GitHub issues have no status of their own',
  key: 'GitHub search finds no issue by its number',
};

/**
 * The rule as a GitHub issue search. Alternatives of other qualifiers than `label:` need parentheses, which the search
 * page takes, and REST with `advanced_search=true`.
 * @returns `dropped` says in words what the query leaves out; without those terms it finds more
 */
export function toGitHub(rule: Rule): { query: string; dropped: string[] } {
  const { said, dropped } = translateTerms(rule, say);
  const inTitle = rule.terms.some((term) => term.q === 'title' && 'said' in say(term));
  return { query: [...said, ...(inTitle ? ['in:title'] : [])].join(' '), dropped };
}

function say(term: Term): Saying {
  const { q, any, not } = term;
  const why = NOT_THERE[q];
  if (why) return { why };
  if (q === 'no' && not) return { why: 'GitHub search cannot turn it round' };
  const values = any.map((value) => sayValue(q, value));
  const failed = values.find((value) => 'why' in value);
  if (failed) return failed;
  const said = values.flatMap((value) => ('said' in value ? [value.said] : []));
  if (not) return { said: said.map((one) => (q === 'title' ? `NOT ${one}` : `-${one}`)).join(' ') };
  if (q === 'label') return { said: `label:${any.map(inQuotes).join(',')}` };
  return { said: said.length === 1 ? said.join('') : `(${said.join(' OR ')})` };
}

function sayValue(q: Term['q'], value: string): Saying {
  const low = value.toLowerCase();
  if (q === 'repo' && /^[^*/]+\/\*$/.test(value)) return { said: `org:${value.slice(0, -2)}` };
  if (value.includes('*')) return { why: 'GitHub search knows no wildcards' };
  switch (q) {
    case 'title':
      return { said: quote(value) };
    case 'is':
      if (low === 'bot') return { why: 'GitHub search cannot ask for bots' };
      return { said: low === 'draft' ? 'draft:true' : `is:${low}` };
    case 'no':
      if (low === 'parent' || low === 'epic') return { said: 'no:parent-issue' };
      return NO_FIELDS.includes(low)
        ? { said: `no:${low}` }
        : { why: `GitHub search cannot ask for no:${low}` };
    case 'project':
      return /^[^/\s]+\/\d+$/.test(value)
        ? { said: `project:${value}` }
        : { why: 'GitHub search knows projects by owner/number only' };
    case 'author':
    case 'assignee':
      return { said: `${q}:${inQuotes(value.replace(/^(.+)\[bot\]$/, 'app/$1'))}` };
    default:
      return { said: `${q}:${inQuotes(value)}` };
  }
}

/** A value that could be read as more than one word stands in quotes. */
function inQuotes(value: string): string {
  return /^[\w./:@<>=-]+$/.test(value) ? value : quote(value);
}
