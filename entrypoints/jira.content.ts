import { defineContentScript } from 'wxt/utils/define-content-script';
import { watch } from '../lib/page/watch.ts';
import { jiraSite } from '../lib/trackers/jira/site.ts';
import { pagesFor } from '../lib/trackers/page-paths.ts';

/** For the pages of Jira that are no issue and no list. Registered by the background for the hosts that a person granted. */
export default defineContentScript({
  ...pagesFor('jira', 'watch', ['https://*.atlassian.net']),
  runAt: 'document_start',
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () => watch(jiraSite, {}),
});
