import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHARED_PAGES } from '../../tools/shared-pages.ts';

export type Capture = {
  name: string;
  html: string;
  /** Where it is served. */
  url: URL;
  tracker: 'github' | 'jira-cloud' | 'jira-dc';
  /** The issue's key, in our form. */
  key: string;
  /** The scope that holds it. */
  scope: string;
  closed: boolean;
};

export const capturesAreHere = existsSync(SHARED_PAGES);

/** Every captured page that is an issue or a pull request of its own. */
export function issueCaptures(): Capture[] {
  return globSync('{github,jira}/*.expected.json', { cwd: SHARED_PAGES })
    .toSorted()
    .flatMap((path) => {
      const expected = JSON.parse(readFileSync(join(SHARED_PAGES, path), 'utf8'));
      const page =
        /^(issue|pull)$/.test(expected.kind) && expected.issue && String(expected.file).endsWith('.html');
      return page && !expected.fragment ? [captureOf(path, expected)] : [];
    });
}

/** One page of each tracker, for the whole loop. */
export function loopCaptures(): Capture[] {
  const names = ['issue-react-hydrated-2025-10.html', 'classic-browse-2015-09.html'];
  return issueCaptures().filter(({ name }) => names.includes(name));
}

function captureOf(
  path: string,
  expected: Record<string, unknown> & { issue: { key: string; state?: string } },
): Capture {
  const folder = path.split('/')[0] ?? '';
  const url = new URL(String(expected.serveUrl ?? expected.pageUrl));
  const container = `${folder}:${url.host}/${expected.issue.key.replace(/[#-]\d+$/, '')}`;
  return {
    name: String(expected.file),
    html: readFileSync(join(SHARED_PAGES, folder, String(expected.file)), 'utf8'),
    url,
    tracker: String(expected.tracker) as Capture['tracker'],
    key: `${folder}:${url.host}/${expected.issue.key}`,
    scope: container,
    closed: /closed|merged/.test(expected.issue.state ?? ''),
  };
}
