import { defineContentScript } from 'wxt/utils/define-content-script';
import { layMark } from '../lib/page/lay-mark.ts';
import { listPart } from '../lib/page/list.ts';
import { watch } from '../lib/page/watch.ts';
import { githubRows } from '../lib/trackers/github/marks.ts';
import { githubSite } from '../lib/trackers/github/site.ts';
import { pagesFor } from '../lib/trackers/page-paths.ts';

/** For lists and boards. */
export default defineContentScript({
  ...pagesFor('github', 'list', ['https://github.com']),
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: () => watch(githubSite, { list: listPart(githubRows, '', { mark: layMark }) }),
});
