import type { FactName } from '../facts.ts';

/**
 * A question to an issue's facts, worked out as far as it can be while no issue is known. Rules, what a scope holds and
 * every other condition come down to it, so that what answers it needs to know no qualifier.
 */
export type Check = (Test | Any) & { not?: true };

/** Holds where one of the checks does. `alike`: they all ask for this one fact, and nothing else. */
export type Any = { any: Check[]; alike?: Shared };

/** Facts that many issues have in common, and that are asked as they stand. */
export type Shared =
  | 'labels'
  | 'milestone'
  | 'type'
  | 'fixVersions'
  | 'components'
  | 'sprints'
  | 'assignees'
  | 'priority'
  | 'status';

/** Holds where one entry of the fact does. */
export type Test = Is | Like | Between;

/** The fact that is asked, or what follows from facts; and for entries that are objects which part of each. */
type Asked = {
  of: FactName | 'key' | 'container' | 'open';
  part?: 'key' | 'title' | 'state' | 'name' | 'bot' | 'number';
};

/** The text in lower case: nothing has to be made of it first, as of a pattern. */
export type Is = Asked & { is: string };

/**
 * The source of a regular expression for the text in lower case; flags `su`. Before another issue's key stands the
 * container of the asked one and a space, as some keys are meant inside of it.
 */
export type Like = Asked & { like: string };

/** A moment whose text in UTC (ISO 8601) is in the order of texts not before the one and before the other. */
export type Between = Asked & { from: string; until: string };
