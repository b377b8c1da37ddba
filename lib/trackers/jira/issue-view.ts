import type { Ancestor } from '../../core/facts.ts';
import { type JiraRef, keyOf } from '../../core/issue.ts';
import { all, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { CATEGORIES, moment } from './from-rest.ts';
import { keyOfLink } from './locate.ts';
import { VIEW } from './selectors.ts';
import type { Found } from './stated.ts';
import { labelOf, namesOf, personOf, wordsOf } from './texts.ts';

/**
 * The largest part of the document that shows the page's own issue and no other. Null while the page still shows the
 * issue it is leaving, and where nothing is recognised.
 */
export function shownIssue(page: Page, doc: Document): Element | null {
  const key = page.ref && keyOf(page.ref);
  const links = all(doc, VIEW.key).map((link) => ({ link, key: keyOfLink(page.host, link) }));
  const others = links.filter((it) => it.key && it.key !== key);
  let root = key ? links.find((it) => it.key === key)?.link : undefined;
  while (root?.parentElement && !others.some(({ link }) => root?.parentElement?.contains(link)))
    root = root.parentElement;
  return root ?? null;
}

/** What the issue view shows of the issue. */
export function viewFacts(root: Element, ref: JiraRef): Found {
  const find = (name: keyof typeof VIEW) => first(root, VIEW[name]);
  const time = (name: 'created' | 'updated') => moment(find(name)?.getAttribute('datetime'));
  const sprint = wordsOf(find('sprint'));
  const project = textOf(find('project'));
  // Classic status lozenges carry their category as a class.
  const lozenge = first(root, '#status-val [class*="status-lozenge-"]')?.getAttribute('class') ?? '';
  return {
    title: textOf(find('title')) || undefined,
    type: labelOf(find('type')),
    status: wordsOf(find('status')) ?? undefined,
    statusCategory: CATEGORIES.get(/status-lozenge-(new|indeterminate|done)\b/.exec(lozenge)?.[1]),
    priority: wordsOf(find('priority')),
    resolution: wordsOf(find('resolution')),
    labels: namesOf(find('labels')),
    components: namesOf(find('components')),
    fixVersions: namesOf(find('fixVersions')),
    // Several sprints stand in one line, parted by commas that a name may hold too.
    sprints: sprint?.includes(',') ? undefined : sprint ? [sprint] : sprint === null ? [] : undefined,
    assignees: personOf(find('assignee')),
    reporter: wordsOf(find('reporter')),
    projects: project ? [{ title: project, key: ref.project }] : undefined,
    parent: parentIn(root, ref.host),
    created: time('created'),
    updated: time('updated'),
  };
}

function parentIn(root: Element, host: string): Ancestor | null | undefined {
  const links = all(root, VIEW.parent).map((found) =>
    found.hasAttribute('href') ? found : first(found, 'a'),
  );
  const key = links.map((link) => keyOfLink(host, link)).findLast(Boolean);
  return key ? { key } : first(root, VIEW.noParent) ? null : undefined;
}
