import * as z from 'zod/mini';
import type { Ancestor, IssueFacts } from '../facts.ts';
import { date, instant, issueKey, list, text } from './parts.ts';

/** Readers cut longer titles to this. */
const ISSUE_TITLE_LIMIT = 1024;
/** Jira's longest names have 255 characters. */
const name = text(256);
/** GitHub allows 100 of most things; Jira sets no limit to links. */
const LIST_LIMIT = 256;
/** GitHub nests eight deep. */
const CHAIN_LIMIT = 16;

const issueTitle = text(ISSUE_TITLE_LIMIT, 'An issue title');
const state = z.enum(['open', 'closed', 'merged', 'draft']);
const named = z.exactOptional(z.nullable(name));
const names = z.exactOptional(list(name, LIST_LIMIT));

const related = z.object({
  key: issueKey,
  title: z.exactOptional(issueTitle),
  state: z.exactOptional(state),
});
const relateds = z.exactOptional(list(related, LIST_LIMIT));

/** Bounded on purpose: a chain without end would be followed until the stack is full. */
function ancestor(above: number): z.ZodMiniType<Ancestor> {
  return z.object({
    key: issueKey,
    title: z.exactOptional(issueTitle),
    type: named,
    parent: z.exactOptional(above > 0 ? z.nullable(ancestor(above - 1)) : z.null()),
  });
}

/** Facts as a page sends them: bounded, as what stands on a page is not ours. */
export const factsSchema = z.object({
  key: issueKey,
  kind: z.exactOptional(z.enum(['issue', 'pull'])),
  url: z.exactOptional(
    text(2048).check(z.regex(/^https?:\/\//, { error: 'Write this address with https:// before it.' })),
  ),
  title: z.exactOptional(issueTitle),
  state: z.exactOptional(state),
  stateReason: z.exactOptional(z.nullable(z.enum(['completed', 'not_planned', 'duplicate', 'reopened']))),
  status: named,
  statusCategory: z.exactOptional(z.enum(['todo', 'progress', 'done'])),
  type: named,
  labels: names,
  milestone: named,
  parent: z.exactOptional(z.nullable(ancestor(CHAIN_LIMIT))),
  subIssues: relateds,
  projects: z.exactOptional(
    list(
      z.object({
        title: name,
        number: z.exactOptional(z.int()),
        key: z.exactOptional(name),
        status: named,
      }),
      LIST_LIMIT,
    ),
  ),
  sprints: names,
  fixVersions: names,
  components: names,
  assignees: names,
  author: z.exactOptional(z.nullable(z.object({ name, bot: z.boolean() }))),
  reporter: named,
  blockedBy: relateds,
  blocks: relateds,
  closes: relateds,
  pulls: relateds,
  links: z.exactOptional(
    list(
      z.object({ type: name, direction: z.enum(['inward', 'outward']), text: name, key: issueKey }),
      LIST_LIMIT,
    ),
  ),
  mentions: names,
  priority: named,
  resolution: named,
  dueDate: z.exactOptional(z.nullable(date)),
  created: z.exactOptional(instant),
  updated: z.exactOptional(instant),
  readAt: instant,
  source: text(40),
  retryAt: z.exactOptional(instant),
  trouble: z.exactOptional(z.enum(['signed-out', 'forbidden', 'missing', 'limited', 'broken', 'offline'])),
}) satisfies z.ZodMiniType<IssueFacts>;
