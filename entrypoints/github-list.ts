import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerList } from '../lib/page/list.ts';
import { githubRows } from '../lib/trackers/github/marks.ts';

/** Injected into GitHub's page when it is the first list or board of a scope that is shown there. */
export default defineUnlistedScript(() => offerList(githubRows));
