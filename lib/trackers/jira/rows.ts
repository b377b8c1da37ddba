import type { Found, IssueFacts } from '../../core/facts.ts';
import { all, clean, first, textOf, textsIn } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { keyOfLink, ourKey } from './issue-at.ts';
import { CALENDAR, LINKED, ROW, WRITTEN } from './row-selectors.ts';
import { labelOf, namesOf, personOf, wordsOf } from './row-texts.ts';
import { stated } from './stated.ts';

/** Facts of one row or card, or of a linked issue by its link; null where it shows no issue, as an empty shell. */
export function readRow(row: Element, page: Page): IssueFacts | null {
  if (row.closest(WRITTEN)) return null;
  const isLink = row.matches(LINKED.link);
  const key = isLink ? keyOfLink(page.host, row) : keyIn(row, page.host);
  return key ? stated(key, 'row', isLink ? linkedFacts(row) : factsIn(row, page)) : null;
}

/** The key that a row's link names, else an attribute of its own, else what stands in it as words of their own. */
function keyIn(row: Element, host: string): string | null {
  const named = row.getAttribute('data-issue-key') ?? row.getAttribute('data-issuekey');
  const [, inId] =
    /(?:^card-|container\.)(\w+-\d+)$/.exec(row.id || (row.getAttribute('data-testid') ?? '')) ?? [];
  return (
    keyOfLink(host, first(row, ROW.line)) ??
    ourKey(host, named ?? inId) ??
    keyOfLink(host, first(row, 'a[href*="/browse/"]')) ??
    saidKey(row, host)
  );
}

/**
 * The one key that stands in it as words of their own, or that something in it is called. A row that says nothing else is
 * none: sprints and releases may be called as issues are.
 */
function saidKey(row: Element, host: string): string | null {
  const words = textsIn(row).map(({ data }) => clean(data));
  const called = all(row, '[aria-label]').map((one) => one.getAttribute('aria-label'));
  const [key, another] = new Set([...words, ...called].flatMap((said) => ourKey(host, said) ?? []));
  const saysMore = words.some((said) => said && !ourKey(host, said));
  return key && saysMore && !another && !first(row, CALENDAR.sprint) ? key : null;
}

/** Where keys stand as words of their own. */
export function wordedKeys(row: Element, host: string): Text[] {
  return textsIn(row).filter(({ data }) => ourKey(host, data));
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

function linkedFacts(link: Element): Found {
  const title = textOf(link) || undefined;
  const line = linkedLine(link);
  if (!line) return { title };
  return {
    title,
    status: wordsOf(first(line, LINKED.status)) ?? undefined,
    priority: priorityIn(line),
    assignees: first(line, LINKED.nobody) ? [] : undefined,
  };
}

/** A linked issue's line: the part around its link that holds a status, when it holds no other issue's too. */
export function linkedLine(link: Element): Element | null {
  let line: Element | null = link;
  while (line && !first(line, LINKED.status)) line = line.parentElement;
  return line && all(line, LINKED.link).length === 1 ? line : null;
}
