import { defineContentScript } from 'wxt/utils/define-content-script';
import css from '../lib/page/badge-jira.css?inline';
import { watch } from '../lib/page/watch.ts';
import { jira } from '../lib/trackers/jira/index.ts';
import { listAt } from '../lib/trackers/jira/list-at.ts';
import { stripPlaces } from '../lib/trackers/jira/strip-places.ts';

/** Registered by the background for the hosts that a person granted; these patterns stay out of the manifest. */
export default defineContentScript({
  matches: ['https://*.atlassian.net/*'],
  runAt: 'document_start',
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () => watch(jira, { css, lists: { script: 'jira-list', at: listAt, strips: stripPlaces } }),
});
