import { clean } from '../dom.ts';
import type { Place } from '../tracker.ts';

/** NodeFilter: elements and texts; what to do with one. */
const SHOWN = 1 + 4;
const [TAKE, LEAVE_OUT] = [1, 2];

/** Sprints and what is in none, in the backlog of Cloud (2026). */
export const CLOUD_BACKLOG = '[data-testid^="software-backlog.card-list.container."]';

/** What is no panel: the rows themselves, the page's own frame, what opens over it, and an issue beside them. */
const ELSEWHERE = `${CLOUD_BACKLOG},header,nav,h1,[role=banner],[role=dialog],[role=menu],[role=listbox],[data-testid^="issue."],script,style`;

/** What an entry of a list may be. */
const ENTRY = 'li,[role=listitem],[role=treeitem],[draggable=true]';

/**
 * The epics beside a backlog of Cloud. Neither a page nor a source that shows how their panel is built is public, so nothing
 * of it is taken for granted: an epic's entry is the only text beside the rows that is its title, with what holds that
 * alone. Where two are called so, or none, there is no place.
 * @returns where the counts of the epic with this title belong
 */
export function epicPlaces(): (title: string) => Place[] {
  let texts: Map<string, Element[]> | undefined;
  return (title) => {
    texts ??= Map.groupBy(lines(), ({ textContent }) => clean(textContent));
    const [line, another] = texts.get(clean(title)) ?? [];
    return line && !another ? [{ anchor: entryOf(line), how: 'append', line, size: 'mark' }] : [];
  };
}

/** Each element beside the rows in which words stand, once. */
function lines(): Set<Element> {
  const walker = Document.prototype.createTreeWalker.call(
    document,
    document.documentElement,
    SHOWN,
    (node) => (node instanceof Element && Element.prototype.matches.call(node, ELSEWHERE) ? LEAVE_OUT : TAKE),
  );
  const found = new Set<Element>();
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text && node.data.trim() && node.parentElement) found.add(node.parentElement);
  return found;
}

/** What holds the line and says nothing else; where that is the line itself, what it is an entry in. */
function entryOf(line: Element): Element {
  const words = clean(line.textContent);
  let entry = line;
  for (let up = line.parentElement; up && clean(up.textContent) === words; up = up.parentElement) entry = up;
  return entry === line ? (line.closest(ENTRY) ?? line) : entry;
}
