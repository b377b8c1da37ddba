import type { Related } from '../../core/facts.ts';
import { all, first, textOf } from '../dom.ts';
import type { Found } from './facts.ts';
import { only, valuesOf } from './links.ts';
import { ISSUES, SUB_ISSUE, SUB_ISSUES } from './selectors.ts';

type Read = (link: Element) => Related | undefined;

/** Groups of the Relationships section, each under its words; a link under none of them makes all of it unread. */
export function relationsIn(section: Element, read: Read): Found {
  const groups: Record<string, Element[]> = { parent: [], 'blocked by': [], block: [] };
  let group = '';
  for (const element of all(section, ':not(a *)')) {
    if (element.matches(ISSUES)) {
      if (!group) return {};
      groups[group]?.push(element);
    } else if (element.childElementCount === 0) {
      const words = textOf(element);
      group = /^(parent|blocked by|block(?=s|ing))/i.exec(words)?.[0].toLowerCase() ?? group;
      // A folded rest: what stands there is not the whole list.
      if (/\bmore\b/i.test(words)) delete groups[group];
    }
  }
  const listOf = (name: string) => groups[name] && valuesOf(groups[name], read);
  return { parent: only(listOf('parent')), blockedBy: listOf('blocked by'), blocks: listOf('block') };
}

/** The sub-issues' tree, when it shows as many as it counts; a loaded page without one has none. */
export function subIssuesIn(root: Element, loaded: boolean, read: Read): Related[] | undefined {
  const tree = first(root, SUB_ISSUES);
  if (!tree) return loaded ? [] : undefined;
  const links = all(tree, SUB_ISSUE).flatMap((item) => first(item, ISSUES) ?? []);
  const list = valuesOf(links, read);
  const count = /\d+ of (\d+)/.exec(textOf(tree))?.[1] ?? list.length;
  return list.length > 0 && list.length === Number(count) ? list : undefined;
}
