import type { Found, IssueFacts } from '../../core/facts.ts';
import { all, clean, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { keyOfLink, ourKey } from './issue-at.ts';
import { LINKED, ROW } from './row-selectors.ts';
import { labelOf, namesOf, personOf, wordsOf } from './row-texts.ts';
import { stated } from './stated.ts';

/**
 * Facts of every row and card that is drawn, in document order, one per issue; linked issues last. Rows get no badge,
 * so no content script reaches this file.
 */
export function rowFacts(page: Page, doc: Document, readAt: string): IssueFacts[] {
  const rows = new Map<string, IssueFacts>();
  const add = (link: Element | undefined, found: () => Found) => {
    const key = keyOfLink(page.host, link);
    if (key && !rows.has(key)) rows.set(key, { ...stated(key, 'row', found()), readAt });
  };
  for (const row of all(doc, ROW.row)) add(newest(row, ROW.links), () => factsIn(row, page));
  for (const link of all(doc, LINKED.link)) add(link, () => linkedFacts(link));
  return [...rows.values()];
}

function factsIn(row: Element, page: Page): Found {
  const epic = first(row, ROW.epic);
  const epicKey = ourKey(page.host, epic?.getAttribute('data-epickey'));
  return {
    title: ownText(newest(row, ROW.titles)) || undefined,
    type: labelOf(first(row, ROW.type)),
    status: wordsOf(first(row, ROW.status)) ?? columnOf(row),
    priority: priorityIn(row),
    resolution: wordsOf(first(row, ROW.resolution)),
    parent: epicKey ? { key: epicKey, title: textOf(epic) } : undefined,
    ...peopleAndLists(row),
  };
}

/** The first match of the first selector that matches at all. */
function newest(row: Element, selectors: readonly string[]): Element | undefined {
  return selectors.flatMap((selector) => all(row, selector))[0];
}

/** The text without what a button inside it is called. */
function ownText(element: Element | undefined): string {
  const edited = element && first(element, 'button');
  return clean((edited ? element.firstChild : element)?.textContent ?? '');
}

/** A priority is text in tables, else the name of an icon: "P1 priority", "Priority: Medium". */
function priorityIn(row: Element): string | undefined {
  const icon = first(row, ROW.priorityIcon)?.getAttribute('alt') ?? '';
  const [, before, after] = /^Priority: (.+)$|^(.+) priority$/.exec(icon) ?? [];
  return labelOf(first(row, ROW.priority)) ?? before ?? after;
}

/** A business board's columns are its statuses; other boards' columns may hold several. */
function columnOf(row: Element): string | undefined {
  const column = row.closest(ROW.column);
  return (column && textOf(first(column, ROW.columnName))) || undefined;
}

/** Table cells, told apart by what their edit button is called: "Edit Sprint", "Person One- edit Assignee". */
function peopleAndLists(row: Element): Found {
  const cell = (name: string) =>
    all(row, 'td').find((one) => first(one, `button[aria-label$="dit ${name}"]`));
  // A person's name stands twice in a cell; once in the avatar.
  const person = (name: string) => {
    const found = cell(name);
    return found && first(found, '[role="img"]');
  };
  return {
    assignees: personOf(person('Assignee')) ?? assigneeOf(row),
    reporter: wordsOf(person('Reporter')),
    labels: namesOf(cell('Labels')),
    components: namesOf(cell('Components')),
    fixVersions: namesOf(cell('Fix versions')),
    sprints: namesOf(cell('Sprint')),
    // A date stands there in the words of the person's language.
    dueDate: wordsOf(cell('Due date')) === null ? null : undefined,
  };
}

/** The person a card's avatar is labelled with: "Assignee: Person One". */
function assigneeOf(row: Element): string[] | undefined {
  const [, name] = /^Assignee: (.+)$/.exec(textOf(first(row, ROW.assignee))) ?? [];
  return name ? [name] : undefined;
}

/** A linked issue's line: the part around its link that holds a status, when it holds no other issue's too. */
function linkedFacts(link: Element): Found {
  const title = textOf(link) || undefined;
  let line: Element | null = link;
  while (line && !first(line, LINKED.status)) line = line.parentElement;
  if (!line || all(line, LINKED.link).length > 1) return { title };
  return {
    title,
    status: wordsOf(first(line, LINKED.status)) ?? undefined,
    priority: priorityIn(line),
    assignees: first(line, LINKED.nobody) ? [] : undefined,
  };
}

/** Names of a business board's columns, in order. */
export function columnsOf(doc: Document): string[] {
  return all(doc, ROW.columnName).map((name) => textOf(name));
}
