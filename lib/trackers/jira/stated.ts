import { type FactName, type IssueFacts, notApplicable } from '../../core/facts.ts';

/** Facts as a reader finds them: undefined is unread. */
export type Found = { [Name in FactName]?: IssueFacts[Name] | undefined };

/** Facts of a Jira issue, holding only what was found. */
export function stated(base: Pick<IssueFacts, 'key' | 'readAt' | 'source'>, found: Found): IssueFacts {
  const known = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { kind: 'issue', ...notApplicable('jira', 'issue'), ...known, ...base };
}
