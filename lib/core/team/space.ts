import type { PlumblineFile } from '../file.ts';
import type { WeeklyFocus } from '../focus.ts';

/** What a team shares through its tracker (sync.md section 3). lib/team reads and writes it. */

/** Where a team keeps its document. */
export type SpaceAddress =
  /** A file in a repository; `branch` is absent for the default one. */
  | { at: 'github'; host: string; owner: string; repo: string; path: string; branch?: string }
  /** The property `plumbline` of a project; `base` is the context path of a Data Center (`/jira`), or ''. */
  | { at: 'jira'; host: string; base: string; project: string }
  /** The browser's policy carries the document itself. */
  | { at: 'policy' };

/**
 * The last good copy of a space. `address` is its text form (address.ts): `github:github.com/acme/shop`, with
 * `/path/to.json` and `@branch` where they are not the default; `jira:acme.atlassian.net/SHOP`; `policy`.
 */
export type TeamSpace = {
  address: string;
  file: PlumblineFile;
  /** ISO 8601: when this copy was read, or found unchanged. */
  readAt: string;
};

/** What a browser's policy settles for a person. */
export type Locked = {
  /** Names of settings that the policy sets. */
  settings: readonly string[];
};

/** A goal or focus that comes from a space carries its address. */
export type FromSpace = { space?: string };
export type TeamFocus = WeeklyFocus & FromSpace;
