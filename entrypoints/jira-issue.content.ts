import { defineContentScript } from 'wxt/utils/define-content-script';
import css from '../lib/page/badge-jira.css?inline';
import { issuePart } from '../lib/page/visit.ts';
import { watch } from '../lib/page/watch.ts';
import { jira } from '../lib/trackers/jira/index.ts';
import { jiraSite } from '../lib/trackers/jira/site.ts';
import { pagesFor } from '../lib/trackers/page-paths.ts';

/** For issues; registered as jira.content.ts is. */
export default defineContentScript({
  ...pagesFor('jira', 'issue', ['https://*.atlassian.net']),
  runAt: 'document_start',
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () => watch(jiraSite, { issue: issuePart(jira, { css }) }),
});
