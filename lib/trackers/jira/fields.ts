import type { FactName, Found, IssueFacts } from '../../core/facts.ts';
import { type Json, word } from './json.ts';
import {
  authorOf,
  categoryOf,
  listOfOne,
  moment,
  namesOf,
  projectsOf,
  sprintsOf,
  textOrNone,
} from './maps.ts';
import { parentOf, subtasksOf } from './relatives.ts';
import { STATUS } from './selectors.ts';
import { categoryIn, namesIn, parentIn, sprintIn } from './texts.ts';

/** An issue with its answer; a page has nothing of it but what the table's selectors find. */
export type Issue = { key: string; host: string; fields: Json; schema?: unknown };

/**
 * How one fact is come by: where it stands in an issue's answer (the first name is the field to be asked for), how the
 * value there becomes the fact, where the same value stands on a page, and how it is read there.
 */
export type Field<Fact = unknown> = readonly [
  path: string,
  map: (value: unknown, issue: Issue) => Fact | undefined,
  selector?: string,
  read?: (found: readonly Element[]) => unknown,
];

/** Everything that Jira tells of an issue, save its links. */
export const FIELDS: { readonly [Name in FactName]?: Field<IssueFacts[Name]> } = {
  title: ['summary', word, '[data-testid$="summary.heading"],#summary-val'],
  type: ['issuetype.name', textOrNone, '[data-testid$="issue-type.button"] img,#type-val'],
  status: ['status.name', word, `${STATUS},#status-val`],
  statusCategory: [
    'status.statusCategory.key',
    categoryOf,
    '#status-val [class*=status-lozenge-]',
    categoryIn,
  ],
  priority: [
    'priority.name',
    textOrNone,
    '[data-testid$="field.priority"] [data-testid$="priority.wrapper"],#priority-val',
  ],
  resolution: ['resolution.name', textOrNone, '[data-testid$="resolution-status-label"],#resolution-val'],
  labels: ['labels', namesOf, '[data-testid$="container-labels"],.labels[id$=-value]', namesIn],
  components: ['components', namesOf, '[data-testid$="inline-edit.components"],#components-val', namesIn],
  fixVersions: ['fixVersions', namesOf, '[data-testid$="inline-edit.fixVersions"],#fixfor-val', namesIn],
  sprints: ['*navigable', sprintsOf, '[data-fieldtype=gh-sprint]', sprintIn],
  // On Cloud the name stands twice, and "Assign to me" beside it; once in the avatar.
  assignees: ['assignee.displayName', listOfOne, '[data-testid$="user.assignee"] [role=img],#assignee-val'],
  reporter: ['reporter.displayName', textOrNone, '[data-testid$="field.reporter"] [role=img],#reporter-val'],
  author: ['creator', authorOf],
  projects: ['project.name', projectsOf, '[data-testid$="project.item"],#project-name-val'],
  parent: [
    'parent',
    parentOf,
    '[data-testid$="parent-issue.item"],[data-fieldtype=gh-epic-link],#parent_issue_summary',
    parentIn,
  ],
  subIssues: ['subtasks', subtasksOf],
  dueDate: ['duedate', textOrNone],
  created: ['created', moment, '[id^=create] time'],
  updated: ['updated', moment, '[id^=update] time'],
};

/** The field of an answer that a row of the table is about. */
export const fieldOf = ([path]: Field) => path.replace(/\..*/, '');

/** The facts that follow from the values of all fields: undefined is unread, null is known to hold nothing. */
export function factsFrom(issue: Issue, value: (field: Field) => unknown): Found {
  const facts = Object.entries(FIELDS).map(([name, field]) => {
    const found = value(field);
    return [name, found === undefined ? found : field[1](found, issue)];
  });
  // Each row of the table is held to the type of its fact.
  return Object.fromEntries(facts) as Found;
}
