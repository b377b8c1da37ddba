import type { Found, Related } from '../../core/facts.ts';
import { all, first, textOf } from '../dom.ts';
import { only, valuesOf } from './links.ts';
import { ISSUES, SUB_ISSUE, SUB_ISSUES } from './selectors.ts';

type Read = (link: Element) => Related | undefined;

const GROUPS = ['^parent', '^blocked by', '^block(s|ing)'];

/** Groups of the Relationships section, each under its words; a link under none of them makes all of it unread. */
export function relationsIn(section: Element, read: Read): Found {
  let told = 0;
  const [parents, blockedBy, blocks] = GROUPS.map((name) => {
    const group = all(section, 'li').find((it) => textOf(it, 'a').toLowerCase().match(name));
    const links = group ? all(group, ISSUES) : [];
    told += links.length;
    // A folded rest: what stands there is not the whole list.
    return /\bmore\b/i.test(textOf(group, 'a')) ? undefined : valuesOf(links, read);
  });
  return told < all(section, ISSUES).length ? {} : { parent: only(parents), blockedBy, blocks };
}

/** The sub-issues' tree, when it shows as many as it counts; a loaded page without one has none. */
export function subIssuesIn(root: Element, loaded: boolean, read: Read): Related[] | undefined {
  const tree = first(root, SUB_ISSUES);
  if (!tree) return loaded ? [] : undefined;
  const list = valuesOf(all(tree, SUB_ISSUE), (item) => read(first(item, ISSUES) ?? item));
  const count = /\d+ of (\d+)/.exec(textOf(tree))?.[1] ?? list.length;
  return list[0] && list.length === Number(count) ? list : undefined;
}
