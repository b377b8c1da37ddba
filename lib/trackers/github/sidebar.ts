import { all, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { type Found, instantOf } from './facts.ts';
import { milestoneOf, projectOf, relatedOf, type Value, valuesOf, wordsOf } from './links.ts';
import { personAt } from './people.ts';
import { relationsIn, subIssuesIn } from './relations.ts';
import {
  AUTHOR,
  EMPTY,
  ISSUES,
  NOT_SHOWN,
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
  const related = (link: Element) => relatedOf(link, page);
  const opening = first(root, OPENING) ?? root;
  const relations = named(/^relationships/i);
  const loaded = relations && first(relations, RELATIONS) && named(/participant/i) ? relations : undefined;
  const types = named(/^type/i);
  const type = listIn(types, 'a[href*=type]', wordsOf);
  const milestone = listIn(named(/^milestone/i), 'a[href*="/milestone/"]', milestoneOf);
  const linked = listIn(named(/^(development|linked)/i), ISSUES, related);
  return {
    author: personAt(first(opening, AUTHOR)?.getAttribute('href')),
    created: instantOf(first(opening, 'relative-time')?.getAttribute('datetime')),
    labels: listIn(named(/^labels/i), 'a[href*=label]', wordsOf),
    assignees: listIn(named(/^assignees/i), 'a', (link) => personAt(link.getAttribute('href'))?.name),
    milestone: milestone && (milestone[0] ?? null),
    // A repository without types has no such section.
    type: loaded && !types ? null : type && (type[0] ?? null),
    projects: listIn(named(/^projects/i), PROJECTS, projectOf),
    // The React page draws all its sections before they are filled; the classic page has no relations at all.
    [page.kind === 'pull' ? 'closes' : 'pulls']: linked?.length || loaded || !relations ? linked : undefined,
    ...(loaded && relationsIn(loaded, related)),
    subIssues: subIssuesIn(root, !!loaded, related),
  };
}

/** `[]` when the section says that it is empty, undefined when it is missing, loading or broken. */
function listIn<T extends Value>(
  section: Element | undefined,
  links: string,
  read: (link: Element) => T | undefined,
): T[] | undefined {
  const values = section && valuesOf(all(section, links), read);
  return values?.length || EMPTY.test(textOf(section, NOT_SHOWN)) ? values : undefined;
}
