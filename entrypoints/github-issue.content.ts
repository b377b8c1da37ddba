import { defineContentScript } from 'wxt/utils/define-content-script';
import { laySoon } from '../lib/page/lay.ts';
import { issuePart } from '../lib/page/visit.ts';
import { watch } from '../lib/page/watch.ts';
import { github } from '../lib/trackers/github/index.ts';
import { githubSite } from '../lib/trackers/github/site.ts';
import { pagesFor } from '../lib/trackers/page-paths.ts';

/** For issues and pull requests. Enterprise hosts are registered with the same scripts once they are granted. */
export default defineContentScript({
  ...pagesFor('github', 'issue', ['https://github.com']),
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: () => watch(githubSite, { issue: issuePart(github, { lay: laySoon }) }),
});
