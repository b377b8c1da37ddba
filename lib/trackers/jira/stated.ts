import type { FactName, IssueFacts } from '../../core/facts.ts';

/** Facts as a reader finds them: undefined is unread. */
export type Found = { [Name in FactName]?: IssueFacts[Name] | undefined };

/** Facts of a Jira issue as they are now, holding only what was found: what is unread is absent. */
export function stated(key: string, source: string, found: Found): IssueFacts {
  const known = Object.entries(found).filter(([, value]) => value !== undefined);
  return {
    kind: 'issue',
    pulls: [],
    closes: [],
    milestone: null,
    ...Object.fromEntries(known),
    key,
    source,
    readAt: new Date().toISOString(),
  };
}
