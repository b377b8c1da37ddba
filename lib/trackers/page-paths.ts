import type { TrackerId } from '../core/issue.ts';

/** What a page's address asks for: the watch alone, or with the part for an issue or a list. */
export const PARTS = ['watch', 'issue', 'list'] as const;
export type PagePart = (typeof PARTS)[number];

/**
 * Paths of match patterns by which a browser knows, before it runs anything, what a page will need. They may be wider or
 * narrower than what the trackers know of their addresses: the watch asks for what is missing, which takes a message.
 */
const PATHS: Readonly<Record<TrackerId, { issue: readonly string[]; list: readonly string[] }>> = {
  github: {
    issue: ['/*/*/issues/*', '/*/*/pull/*'],
    list: [
      '/*/*/issues',
      '/*/*/issues?*',
      '/*/*/issues/views/*',
      '/*/*/pulls*',
      '/issues*',
      '/pulls*',
      '/search?*',
      '/*/*/labels/*',
      '/*/*/milestone*/*',
      '/*/projects/*',
    ],
  },
  jira: {
    issue: ['/*browse/*'],
    list: ['/*/boards/*', '/*RapidBoard.jspa*', '/*issues/*', '/jira/*/projects/*', '/jira/plans/*'],
  },
};

/** Firefox takes no empty list of what is left out. */
type Where = { matches: string[]; excludeMatches?: string[] };

/**
 * Which of a tracker's pages need which part, on hosts as `https://github.com`. Each page matches for one part only, and
 * its script brings the watch too.
 */
export function pagesFor(tracker: TrackerId, part: PagePart, hosts: readonly string[]): Where {
  const at = (paths: readonly string[]) => hosts.flatMap((host) => paths.map((path) => host + path));
  const { issue, list } = PATHS[tracker];
  if (part === 'list') return { matches: at(list) };
  if (part === 'issue') return { matches: at(issue), excludeMatches: at(list) };
  return { matches: at(['/*']), excludeMatches: at([...issue, ...list]) };
}
