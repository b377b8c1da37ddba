import { type Ancestor, type IssueLink, type Related, said } from '../../core/facts.ts';
import type { Issue } from './fields.ts';
import { ourKey } from './issue-at.ts';
import { at, list, word } from './json.ts';
import { categoryOf } from './maps.ts';

/** Fields of Jira Software and Plans, which every site numbers differently. */
const EPIC_LINK = /:(?:gh-epic-link|jpo-custom-field-parent)$/;

/** One step up: a parent, else the key that an epic link or parent link names. What is above it is unread. */
export function parentOf(parent: unknown, { host, fields, schema }: Issue): Ancestor | null | undefined {
  const written = related(parent, host);
  if (written) {
    const { key, title } = written;
    return said<Ancestor>({ key, title, type: word(at(parent, 'fields.issuetype.name')) });
  }
  for (const [name, value] of Object.entries(fields)) {
    const key = ourKey(host, word(value) ?? at(value, 'data.key'));
    // Without a schema any field that holds a key may be the link: whether there is one cannot be told.
    if (key && !schema) return undefined;
    if (key && EPIC_LINK.test(word(at(schema, `${name}.custom`)) ?? '')) return { key };
  }
  return parent === null ? null : undefined;
}

/** Subtasks; an epic's children are none and do not stand in its own answer. */
export function subtasksOf(written: unknown, { host, fields }: Issue): Related[] | undefined {
  const level = at(fields, 'issuetype.hierarchyLevel');
  const isEpic = Number(level) > 0 || at(fields, 'issuetype.name') === 'Epic';
  return isEpic ? undefined : list(written).flatMap((it) => related(it, host) ?? []);
}

/** What blocks an issue, what it blocks, and all of its links as they are written. */
export function linksOf(written: unknown, host: string) {
  const blockedBy: Related[] = [];
  const blocks: Related[] = [];
  const links = list(written).flatMap((link): IssueLink[] => {
    const direction = at(link, 'inwardIssue') ? 'inward' : 'outward';
    const other = related(at(link, `${direction}Issue`), host);
    if (!other) return [];
    const type = word(at(link, 'type.name')) ?? '';
    const text = word(at(link, `type.${direction}`)) ?? type;
    // In another language only the type's own name may still say so; what it is called inward is "is blocked by".
    const way = /\bblock(s|ed by)\b/i.exec(text)?.[1] ?? (/^blocks?$/i.test(type) && direction);
    if (way) (/by|inward/i.test(way) ? blockedBy : blocks).push(other);
    return [{ type, direction, text, key: other.key }];
  });
  return { blockedBy, blocks, links };
}

/** An issue as it stands within another's answer. */
function related(issue: unknown, host: string): Related | null {
  const key = ourKey(host, at(issue, 'key'));
  const title = word(at(issue, 'fields.summary'));
  const category = categoryOf(at(issue, 'fields.status.statusCategory.key'));
  const state = category && (category === 'done' ? 'closed' : 'open');
  return key ? said<Related>({ key, title, state }) : null;
}
