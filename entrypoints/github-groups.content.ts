import { defineContentScript } from 'wxt/utils/define-content-script';
import { offerGroups } from '../lib/page/groups.ts';
import { githubGroups } from '../lib/trackers/github/groups.ts';

/** The counts of a board's columns: asked for by the watch where a person has switched them on. */
export default defineContentScript({
  matches: ['https://github.com/*'],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () => offerGroups(githubGroups),
});
