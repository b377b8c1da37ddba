import { first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import type { Found } from './facts.ts';
import { CLASSIC } from './selectors.ts';
import * as side from './sidebar.ts';

/** What the server's own sidebar and first comment show: classic pages, and pull requests of the React generation. */
export function fromClassic(root: Element, page: Page): Found {
  const named = (name: RegExp) => side.sectionNamed(root, CLASSIC.heading, CLASSIC.section, name);
  const opening = first(root, CLASSIC.opening);
  const development = named(/^(development|linked (pull requests|issues))/i);
  const linked = side.once(side.listIn(development, side.ISSUES, (link) => side.relatedOf(link, page)));
  return {
    author: (opening && side.personOf(first(opening, CLASSIC.author), page)) ?? undefined,
    created: (opening && first(opening, 'relative-time')?.getAttribute('datetime')) ?? undefined,
    labels: side.listIn(named(/^labels/i), CLASSIC.labelLink, classicLabel),
    assignees: side.listIn(
      named(/^assignees/i),
      side.PEOPLE,
      (link) => side.personOf(link, page)?.name ?? null,
    ),
    milestone: side.oneIn(named(/^milestone/i), side.MILESTONES, side.milestoneOf),
    projects: side.listIn(named(/^projects/i), side.PROJECTS, side.projectOf),
    ...(page.kind === 'pull' ? { closes: linked } : { pulls: linked }),
  };
}

function classicLabel(link: Element): string | null {
  return link.getAttribute('data-name') ?? (textOf(link) || null);
}
