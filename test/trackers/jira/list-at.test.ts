import { describe, expect, it } from 'vitest';
import { listAt } from '../../../lib/trackers/jira/list-at.ts';
import { jiraRows } from '../../../lib/trackers/jira/marks.ts';

const CLOUD = 'https://acme.atlassian.net';
const DC = 'https://jira.acme.example/jira';

describe('listAt', () => {
  it.each([
    [`${CLOUD}/jira/software/projects/SHOP/boards/3`, 'SHOP', 'board'],
    [`${CLOUD}/jira/software/c/projects/SHOP/boards/3?assignee=x`, 'SHOP', 'board'],
    [`${CLOUD}/jira/software/c/projects/SHOP/boards/3/backlog?selectedIssue=SHOP-9`, 'SHOP', 'backlog'],
    [`${CLOUD}/jira/software/projects/SHOP/boards/3/timeline`, 'SHOP', 'timeline'],
    [`${CLOUD}/jira/software/projects/SHOP/list`, 'SHOP', 'issue-list'],
    [`${CLOUD}/jira/core/projects/shop/board`, 'SHOP', 'board'],
    [`${CLOUD}/jira/core/projects/SHOP/calendar/`, 'SHOP', 'calendar'],
    [`${CLOUD}/jira/software/c/projects/SHOP/issues/?jql=x`, 'SHOP', 'issue-list'],
    [`${CLOUD}/issues/?jql=project%20%3D%20SHOP`, '', 'issue-list'],
    [`${CLOUD}/jira/plans/7/scenarios/173/timeline?vid=311`, '', 'timeline'],
    [`${DC}/secure/RapidBoard.jspa?rapidView=7`, '', 'board'],
    [`${DC}/secure/RapidBoard.jspa?rapidView=7&projectKey=SHOP&view=planning.nodetail`, 'SHOP', 'backlog'],
    [`${DC}/issues/?filter=-1`, '', 'issue-list'],
    [`${DC}/projects/SHOP/issues/SHOP-9`, 'SHOP', 'issue-list'],
  ])('%s', (address, project, kind) => {
    const url = new URL(address);
    const page = jiraRows.pageAt(url);
    expect(listAt(url)).toBe(project && `jira:${url.host}/${project}-0`);
    expect(page.kind).toBe(kind);
    expect(page.site).toBe(address.startsWith(DC) ? DC : CLOUD);
  });

  it.each([
    `${CLOUD}/`,
    `${CLOUD}/jira/your-work`,
    `${CLOUD}/wiki/spaces/SHOP/list`,
    `${CLOUD}/browse/SHOP-9`,
    `${CLOUD}/jira/core/projects/SHOP/summary`,
    `${CLOUD}/jira/software/projects/SHOP/boards/3/reports/burndown`,
    `${CLOUD}/jira/software/projects/SHOP/boards/3?config=columns`,
    `${CLOUD}/jira/software/projects/SHOP/settings/list/3`,
    `${DC}/secure/RapidBoard.jspa?rapidView=7&view=reporting`,
    `${DC}/secure/Dashboard.jspa`,
  ])('not %s', (address) => {
    expect(listAt(new URL(address))).toBeUndefined();
  });
});
