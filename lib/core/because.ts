import type { DispositionKind } from './act.ts';
import type { FactName } from './facts.ts';
import { shortKey } from './issue.ts';
import { ruleWords } from './rules/words.ts';
import type { Reason } from './view.ts';
import { dayWords, isDate, localDate } from './week.ts';

/** A reason as words for people. */
export type BecauseWords = {
  text: string;
  /** The rule as typed, where one decided or was asked. */
  code?: string;
  /** The other issue that the words name, and its title. */
  key?: string;
  title?: string;
};

const ACTS: Record<DispositionKind, string> = {
  upkeep: 'marked as upkeep',
  parked: 'parked',
  snoozed: 'snoozed',
  muted: 'muted',
  stopped: 'marked to stop',
  duplicate: 'marked as a duplicate',
};

const FACTS: Partial<Record<FactName, string>> = {
  kind: 'kind of item',
  blockedBy: 'blocking issues',
  subIssues: 'sub-issues',
  fixVersions: 'fix versions',
  pulls: 'linked pull requests',
  statusCategory: 'status',
  updated: 'last change',
  created: 'creation date',
};

/** Facts through which other issues speak for this one. */
const RELATED: Partial<Record<FactName, string>> = {
  parent: 'A parent',
  closes: 'An issue that this closes',
  blocks: 'An issue that this blocks',
};

/**
 * Why a verdict is what it is: `label checkout in acme/shop`, `parent SHOP-12`, `closes #461`.
 * @param near key of the issue itself; GitHub's issues elsewhere are then named with their repository
 */
export function becauseWords(reason: Reason, near?: string): BecauseWords {
  switch (reason.by) {
    case 'rule':
      return { text: ruleWords(reason.rule), code: reason.text };
    case 'stop':
      return { text: `not done this week: ${ruleWords(reason.rule)}`, code: reason.text };
    case 'exempt':
      return { text: `needs no goal: ${ruleWords(reason.rule)}`, code: reason.text };
    case 'parent':
    case 'closes':
    case 'blocks': {
      const { by, key, title } = reason;
      return { text: `${by} ${nameOf(key, near)}`, key, ...(title === undefined ? {} : { title }) };
    }
    case 'link':
      return { text: `linked by ${whose(reason)}${whenAndWhy(reason)}` };
    case 'act': {
      const { kind, until, of } = reason;
      const to = until && isDate(until) ? ` to ${dayWords(until)}` : '';
      const text = `${ACTS[kind]}${of ? ` of ${nameOf(of, near)}` : ''}${to} by ${whose(reason)}${whenAndWhy(reason)}`;
      return { text, ...(of ? { key: of } : {}) };
    }
    case 'unread':
      return unreadWords(reason.field, reason.text);
    case 'nothing':
      return { text: 'No goal holds it.' };
  }
}

function unreadWords(field: FactName, code: string): BecauseWords {
  const name = FACTS[field] ?? field;
  if (code) return { text: `A rule asks for the ${name}, and this page does not show it.`, code };
  const related = RELATED[field];
  if (related) return { text: `${related} may serve a goal, and this page does not show it.` };
  return { text: `This page does not show the ${name}.` };
}

function whose({ space }: { space?: string }): string {
  return space === undefined ? 'hand' : 'the team';
}

/** ` on 12 Nov: "found in the incident review"`, by the person's own calendar. */
function whenAndWhy({ at, reason }: { at?: string; reason?: string }): string {
  const date = new Date(at ?? '');
  const on = Number.isNaN(date.getTime()) ? '' : ` on ${dayWords(localDate(date)).replace(/^\S+ /, '')}`;
  return `${on}${reason ? `: "${reason}"` : ''}`;
}

/** `#461` for GitHub's issues in the repository of the issue `near`, else the whole of what people call it. */
export function nameOf(key: string, near = key): string {
  const name = shortKey(key);
  const [repo, number] = name.split('#');
  return number && shortKey(near).split('#')[0] === repo ? `#${number}` : name;
}
