import { all, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { type Found, instantOf } from './facts.ts';
import { milestoneOf, only, projectOf, relatedOf, type Value, valuesOf, wordsOf } from './links.ts';
import { authorOf, loginAt } from './people.ts';
import { relationsIn, subIssuesIn } from './relations.ts';
import {
  AUTHOR,
  EMPTY,
  ISSUES,
  OPENING,
  PROJECTS,
  RELATIONS,
  SECTION,
  SECTION_HEADING,
} from './selectors.ts';

/** What the sidebar and the first comment show, of the React and of the classic generation alike. */
export function fromSidebar(root: Element, page: Page): Found {
  const sections = all(root, SECTION);
  const named = (name: RegExp) => sections.find((it) => name.test(textOf(first(it, SECTION_HEADING))));
  /** `[]` when the section says that it is empty, undefined when it is missing, loading or broken. */
  const listIn = <T extends Value>(name: RegExp, links: string, read: (link: Element) => T | undefined) => {
    const section = named(name);
    const values = section && valuesOf(all(section, links), read);
    return values?.length || (section && EMPTY.test(wordsOf(section))) ? values : undefined;
  };
  const related = (link: Element) => relatedOf(link, page);
  const opening = first(root, OPENING) ?? root;
  const relations = named(/^relation/i);
  const loaded = relations && first(relations, RELATIONS) && named(/participant/i) && relations;
  const linked = listIn(/^(develop|link)/i, ISSUES, related);
  return {
    author: authorOf(loginAt(first(opening, AUTHOR)?.getAttribute('href'))),
    created: instantOf(first(opening, 'relative-time')?.getAttribute('datetime')),
    labels: listIn(/^label/i, 'a[href*=label]', wordsOf),
    assignees: listIn(/^assignee/i, 'a', (link) => loginAt(link.getAttribute('href'))),
    milestone: only(listIn(/^milestone/i, 'a[href*="/milestone/"]', milestoneOf)),
    // A repository without types has no such section.
    type: loaded && !named(/^type/i) ? null : only(listIn(/^type/i, 'a[href*=type]', wordsOf)),
    projects: listIn(/^project/i, PROJECTS, projectOf),
    // The React page draws all its sections before they are filled; the classic page has no relations at all.
    [page.kind === 'pull' ? 'closes' : 'pulls']: linked?.length || loaded || !relations ? linked : undefined,
    ...(loaded && relationsIn(loaded, related)),
    subIssues: subIssuesIn(root, !!loaded, related),
  };
}
