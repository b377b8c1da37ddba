import { type Found, type IssueFacts, notApplicable, said } from '../../core/facts.ts';

/** Facts of a Jira issue as they are now, holding only what was found: what is unread is absent. */
export function stated(key: string, source: string, found: Found): IssueFacts {
  return {
    ...notApplicable({ key }),
    ...said<Partial<IssueFacts>>(found),
    key,
    source,
    readAt: new Date().toISOString(),
  };
}
