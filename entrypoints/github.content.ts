import { defineContentScript } from 'wxt/utils/define-content-script';
import { lay } from '../lib/page/lay.ts';
import { watch } from '../lib/page/watch.ts';
import { github } from '../lib/trackers/github/index.ts';
import { listAt } from '../lib/trackers/github/list-at.ts';
import { stripPlaces } from '../lib/trackers/github/strip-places.ts';

/** Enterprise hosts are registered with the same script once they are granted. */
export default defineContentScript({
  matches: ['https://github.com/*'],
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: () => watch(github, { lay, lists: { script: 'github-list', at: listAt, strips: stripPlaces } }),
});
