import type { Disposition, GoalLink } from '../act.ts';
import type { PlumblineFile } from '../file.ts';
import type { WeeklyFocus } from '../focus.ts';
import type { Goal } from '../goal.ts';
import type { Settings } from '../settings.ts';

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

/** Longest text form of an address. */
export const ADDRESS_LIMIT = 300;

/** Said wherever a policy stands in the way. */
export const LOCKED_WORDS = 'Your organisation sets this. Ask whoever manages this browser.';

/** What the browser's policy settles for a person. */
export type Locked = {
  /** Names of settings that the policy sets. */
  settings: readonly (keyof Settings)[];
};

/** What comes from a space carries its address. */
export type FromSpace = { space: string };
export type TeamGoal = Goal & FromSpace;
export type TeamFocus = WeeklyFocus & FromSpace;

/** What all joined spaces bring together (effective.ts); where two say different things, the first one stands. */
export type Team = {
  /** Each id once, in the order in which they show. `rank` is the place within its space, 1 first. */
  goals: TeamGoal[];
  /** Of a week there may be one of each space. */
  focuses: TeamFocus[];
  links: GoalLink[];
  dispositions: Disposition[];
  scopes: string[];
  exempt: string[];
  noInheritance: string[];
  locked: Locked;
  /** Sentences on what of the spaces does not show as it stands there, and why. */
  notes: string[];
};
