import { first } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { type Found, instantOf } from './facts.ts';
import { milestoneOf, personOf, projectOf, relatedOf, wordsOf } from './links.ts';
import { relationsIn, subIssuesIn } from './relations.ts';
import { listIn, sectionNamed } from './section.ts';
import { LINKS, OPENING, RELATIONS } from './selectors.ts';

/** What the sidebar and the first comment show, of the React and of the classic generation alike. */
export function fromSidebar(root: Element, page: Page): Found {
  const named = (name: RegExp) => sectionNamed(root, name);
  const related = (link: Element) => relatedOf(link, page);
  const relations = named(/^relationships/i);
  const loaded = !!relations && first(relations, RELATIONS.list) !== null && !!named(/participant/i);
  const types = named(/^type/i);
  const type = listIn(types, LINKS.types, wordsOf);
  const milestone = listIn(named(/^milestone/i), LINKS.milestones, milestoneOf);
  const linked = listIn(named(/^(development|linked)/i), LINKS.issues, related);
  // The React page draws all its sections before they are filled; the classic page has no relations at all.
  const filled = linked?.length || loaded || !relations ? linked : undefined;
  return {
    author: personOf(first(root, OPENING.author), page),
    created: instantOf(first(root, OPENING.created)?.getAttribute('datetime')),
    labels: listIn(named(/^labels/i), LINKS.labels, wordsOf),
    assignees: listIn(named(/^assignees/i), LINKS.people, (link) => personOf(link, page)?.name),
    milestone: milestone && (milestone[0] ?? null),
    // A repository without types has no such section.
    type: loaded && !types ? null : type && (type[0] ?? null),
    projects: listIn(named(/^projects/i), LINKS.projects, projectOf),
    ...(page.kind === 'pull' ? { closes: filled } : { pulls: filled }),
    ...(loaded ? relationsIn(relations, related) : {}),
    subIssues: subIssuesIn(root, loaded, related),
  };
}
