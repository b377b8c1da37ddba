import type { Related } from '../../core/facts.ts';
import { all, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import type { Found } from './facts.ts';
import { NOT_SHOWN, VIEWER } from './selectors.ts';
import * as side from './sidebar.ts';

/** What the React issue viewer shows within `root`: the whole page, or a panel. */
export function fromViewer(root: Element, page: Page): Found {
  const named = (id: string, heading: RegExp) =>
    first(root, `[data-testid="sidebar-${id}-section"]`) ??
    side.sectionNamed(root, `${VIEWER.section} ${VIEWER.heading}`, VIEWER.section, heading);
  const person = (link: Element) => side.personOf(link, page)?.name ?? null;
  const related = (link: Element) => side.relatedOf(link, page);

  const relations = named('relationships', /^relationships/i);
  const loaded = isLoaded(root, relations);
  const types = named('types', /^type/i);
  const development = named('development', /^development/i);
  const projects = named('projects', /^projects/i);
  const linked = side.listIn(development, side.ISSUES, related);
  return {
    author: side.personOf(first(root, VIEWER.author), page) ?? undefined,
    created: first(root, VIEWER.created)?.getAttribute('datetime') ?? undefined,
    labels: side.listIn(first(root, VIEWER.labels) ?? named('labels', /^labels/i), 'a', side.labelOf),
    assignees: side.listIn(named('assignees', /^assignees/i), side.PEOPLE, person),
    milestone: side.oneIn(named('milestones', /^milestone/i), side.MILESTONES, side.milestoneOf),
    // A repository without types has no such section.
    type: types || !loaded ? side.oneIn(types, 'a', side.labelOf) : null,
    projects:
      side.listIn(projects, VIEWER.project, side.projectOf) ??
      side.listIn(projects, side.PROJECTS, side.projectOf),
    ...(page.kind === 'pull'
      ? { closes: linked }
      : { pulls: loaded ? linked : linked?.length ? linked : undefined }),
    ...(loaded && relations ? relationsIn(relations, related) : {}),
    subIssues: subIssuesIn(root, loaded, related),
  };
}

/** Parent and dependencies come with the page's second request; the server's first page says "None yet" before it. */
function isLoaded(root: Element, relations: Element | null): boolean {
  const participants =
    first(root, VIEWER.participants) ??
    side.sectionNamed(root, VIEWER.heading, VIEWER.section, /participant/i);
  return relations !== null && first(relations, VIEWER.relations) !== null && participants !== null;
}

type Read = (link: Element) => Related | null;

/** Groups of the Relationships section, each under its words; a link under none of them makes all of it unread. */
function relationsIn(section: Element, read: Read): Found {
  if (side.saysEmpty(section)) return { parent: null, blockedBy: [], blocks: [] };
  const groups: Record<Group, Related[] | undefined> = { parent: [], blockedBy: [], blocks: [] };
  let group: Group | undefined;
  for (const element of all(section, '*')) {
    const link = element.closest('a');
    if (link === element) {
      const related = read(link);
      if (related && !group) return {};
      if (related && group) groups[group]?.push(related);
    } else if (!link && element.childElementCount === 0) {
      const words = textOf(element);
      group = groupNamed(words) ?? group;
      // A folded rest: what stands there is not the whole list.
      if (group && /\bmore\b/i.test(words)) groups[group] = undefined;
    }
  }
  return {
    parent: groups.parent && (groups.parent[0] ?? null),
    blockedBy: side.once(groups.blockedBy),
    blocks: side.once(groups.blocks),
  };
}

type Group = 'parent' | 'blockedBy' | 'blocks';

function groupNamed(words: string): Group | undefined {
  if (/^parent/i.test(words)) return 'parent';
  if (/^blocked by/i.test(words)) return 'blockedBy';
  return /^(is )?block(s|ing)\b/i.test(words) ? 'blocks' : undefined;
}

/** The sub-issues' tree, when it shows as many as it counts; a loaded page without one has none. */
function subIssuesIn(root: Element, loaded: boolean, read: Read): Related[] | undefined {
  const tree = first(root, VIEWER.subIssues);
  if (!tree) return loaded ? [] : undefined;
  const items = all(tree, VIEWER.subIssue).map((item) => {
    const link = first(item, side.ISSUES);
    return link && read(link);
  });
  const list = items.filter((item) => item !== null);
  const count = /\d+ of (\d+)/.exec(textOf(tree, NOT_SHOWN))?.[1];
  return list.length > 0 && list.length === Number(count ?? list.length) ? list : undefined;
}
