import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { layFree } from '../lib/page/lay-free.ts';
import { offerList } from '../lib/page/list.ts';
import css from '../lib/page/mark-jira.css?inline';
import { jiraRows } from '../lib/trackers/jira/marks.ts';

/** Injected into Jira's page when it is the first list or board, or issue, of a scope that is shown there. */
export default defineUnlistedScript(() => offerList(jiraRows, css, layFree));
