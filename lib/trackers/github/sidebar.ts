import type { Found } from '../../core/facts.ts';
import { all, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { instantOf } from './facts.ts';
import { only, projectOf, relatedOf, type Value, valuesOf, wordsOf } from './links.ts';
import { authorOf, loginAt } from './people.ts';
import { relationsIn, subIssuesIn } from './relations.ts';
import {
  AUTHOR,
  CREATED,
  EMPTY,
  ISSUES,
  MILESTONE,
  PROJECTS,
  RELATIONS,
  SECTION,
  SECTION_HEADING,
} from './selectors.ts';

/** What the sidebar and the first comment show, of the React and of the classic generation alike. */
export function fromSidebar(root: Element, page: Page): Found {
  const related = (link: Element) => relatedOf(link, page);
  const sections = all(root, SECTION).map(
    (it) => [it, textOf(first(it, SECTION_HEADING)).toLowerCase()] as const,
  );
  const named = (name: string) => sections.find(([, heading]) => heading.match(name))?.[0];
  /** `[]` when the section says that it is empty, undefined when it is missing, loading or broken. */
  const listIn = <T extends Value>(
    name: string,
    read: (link: Element) => T | undefined,
    links = `a[href*=${name}]`,
  ) => {
    const section = named(name);
    const values = section && valuesOf(all(section, links), read);
    return values?.length || (section && EMPTY.test(wordsOf(section))) ? values : undefined;
  };
  const relations = named('relation');
  const loaded = relations && first(relations, RELATIONS) && named('participant') && relations;
  const linked = listIn('development|linked', related, ISSUES);
  return {
    author: authorOf(loginAt(first(root, AUTHOR)?.getAttribute('href'))),
    created: instantOf(first(root, CREATED)?.getAttribute('datetime')),
    labels: listIn('label', wordsOf),
    assignees: listIn('assignee', (link) => loginAt(link.getAttribute('href')), 'a'),
    milestone: only(listIn('milestone', wordsOf, MILESTONE)),
    // A repository without types has no such section.
    type: loaded && !named('type') ? null : only(listIn('type', wordsOf)),
    projects: listIn('project', projectOf, PROJECTS),
    // The React page draws all its sections before they are filled; the classic page has no relations at all.
    [page.kind === 'pull' ? 'closes' : 'pulls']: linked?.length || loaded || !relations ? linked : undefined,
    ...(loaded && relationsIn(loaded, related)),
    subIssues: subIssuesIn(root, !!loaded, related),
  };
}
