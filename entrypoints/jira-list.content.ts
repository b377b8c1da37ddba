import { defineContentScript } from 'wxt/utils/define-content-script';
import { watch } from '../lib/page/watch.ts';
import { jiraSite } from '../lib/trackers/jira/site.ts';
import { pagesFor } from '../lib/trackers/page-paths.ts';

/** For lists and boards; registered as jira.content.ts is. */
export default defineContentScript({
  ...pagesFor('jira', 'list', ['https://*.atlassian.net']),
  runAt: 'document_start',
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () => watch(jiraSite),
});
