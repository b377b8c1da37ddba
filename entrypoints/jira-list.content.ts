import { defineContentScript } from 'wxt/utils/define-content-script';
import { layMark } from '../lib/page/lay-mark.ts';
import { listPart } from '../lib/page/list.ts';
import css from '../lib/page/mark-jira.css?inline';
import { stripOver } from '../lib/page/strip-over.ts';
import { watch } from '../lib/page/watch.ts';
import { jiraRows } from '../lib/trackers/jira/marks.ts';
import { jiraSite } from '../lib/trackers/jira/site.ts';
import { STRIP_LINE } from '../lib/trackers/jira/strip-places.ts';
import { pagesFor } from '../lib/trackers/page-paths.ts';

/** For lists and boards; registered as jira.content.ts is. */
export default defineContentScript({
  ...pagesFor('jira', 'list', ['https://*.atlassian.net']),
  runAt: 'document_start',
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () =>
    watch(jiraSite, { list: listPart(jiraRows, css, { mark: layMark, strip: stripOver(STRIP_LINE) }) }),
});
