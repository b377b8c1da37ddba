import { defineContentScript } from 'wxt/utils/define-content-script';
import { watch } from '../lib/page/watch.ts';
import { githubSite } from '../lib/trackers/github/site.ts';
import { pagesFor } from '../lib/trackers/page-paths.ts';

/** For the pages of GitHub that are no issue and no list: one may be opened from there. */
export default defineContentScript({
  ...pagesFor('github', 'watch', ['https://github.com']),
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: () => watch(githubSite, {}),
});
