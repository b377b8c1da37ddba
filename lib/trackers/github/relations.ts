import type { Related } from '../../core/facts.ts';
import { all, first, textOf } from '../dom.ts';
import type { Found } from './facts.ts';
import { LINKS, RELATIONS } from './selectors.ts';

type Group = 'parent' | 'blockedBy' | 'blocks';
type Read = (link: Element) => Related | null;

/** Groups of the Relationships section, each under its words; a link under none of them makes all of it unread. */
export function relationsIn(section: Element, read: Read): Found {
  const found: Partial<Record<Group, Related[]>> = { parent: [], blockedBy: [], blocks: [] };
  let group: Group | undefined;
  for (const element of all(section, '*')) {
    const words = element.childElementCount > 0 || element.closest('a') ? '' : textOf(element);
    group = groupNamed(words) ?? group;
    // A folded rest: what stands there is not the whole list.
    if (group && /\bmore\b/i.test(words)) delete found[group];
    const related = element.matches('a') ? read(element) : null;
    if (related && !group) return {};
    const list = related && group && found[group];
    if (list && !list.some(({ key }) => key === related.key)) list.push(related);
  }
  const { parent, ...lists } = found;
  return { ...lists, parent: parent && (parent[0] ?? null) };
}

function groupNamed(words: string): Group | undefined {
  if (/^parent/i.test(words)) return 'parent';
  if (/^blocked by/i.test(words)) return 'blockedBy';
  return /^block(s|ing)\b/i.test(words) ? 'blocks' : undefined;
}

/** The sub-issues' tree, when it shows as many as it counts; a loaded page without one has none. */
export function subIssuesIn(root: Element, loaded: boolean, read: Read): Related[] | undefined {
  const tree = first(root, RELATIONS.tree);
  if (!tree) return loaded ? [] : undefined;
  const links = all(tree, RELATIONS.subIssue).map((item) => first(item, LINKS.issues));
  const list = links.flatMap((link) => (link && read(link)) ?? []);
  const count = /\d+ of (\d+)/.exec(textOf(tree))?.[1] ?? list.length;
  return list.length > 0 && list.length === Number(count) ? list : undefined;
}
