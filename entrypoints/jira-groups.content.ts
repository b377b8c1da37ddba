import { defineContentScript } from 'wxt/utils/define-content-script';
import { offerGroups } from '../lib/page/groups.ts';
import { rowParents } from '../lib/page/row-parents.ts';
import { jiraGroups } from '../lib/trackers/jira/groups.ts';

/** The counts of columns, sprints and epics: asked for by the watch where a person has switched them on. */
export default defineContentScript({
  matches: ['https://*.atlassian.net/*'],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () => offerGroups(jiraGroups, rowParents),
});
