import type { Records } from '../edit.ts';
import { activeGoals } from '../edits/goals.ts';
import { mergeActs } from '../file/merge.ts';
import type { PlumblineFile } from '../file.ts';
import type { WeeklyFocus } from '../focus.ts';
import { ACTIVE_LIMIT, type FileGoal, type Goal } from '../goal.ts';
import { containerOfKey } from '../issue.ts';
import { scopeHolds } from '../scope.ts';
import { differences, plainText } from './differences.ts';
import { plain, wholeGoals } from './team-file.ts';
import { changesEntry, type TeamConflict, threeWay } from './three-way.ts';

/** Publishing: which of one's own records go into a space's document, and what it is then. */

type Acts = Pick<Records, 'links' | 'dispositions'>;

/** What a person may publish: what differs from the space's document. */
export type Shareable = {
  /** Changes of the space's goals. */
  drafts: Goal[];
  /** Own active goals that the space does not have. */
  goals: Goal[];
  focuses: WeeklyFocus[];
  scopes: string[];
  exempt: string[];
  /** Own answers on issues in the document's scopes. */
  answers: number;
};

/** What a person chose of it. */
export type Share = {
  /** Ids of drafts and of other goals. */
  goals: readonly string[];
  weeks: readonly string[];
  scopes: readonly string[];
  exempt: readonly string[];
  answers: boolean;
};

/** @param week this week; of earlier ones nothing is offered */
export function shareable(own: Records, address: string, file: PlumblineFile, week: string): Shareable {
  const teams = new Map(wholeGoals(file).map((goal) => [goal.id, goal]));
  const focuses = new Map((file.focus ?? []).map((focus) => [focus.week, focus]));
  const { links, dispositions } = answersIn(own, file);
  return {
    drafts: own.goals.filter((goal) => {
      const theirs = teams.get(goal.id);
      const isOfIt = goal.draftOf ? goal.draftOf.space === address : theirs !== undefined;
      return isOfIt && changesEntry('goals', goal.draftOf?.was, entryOf(goal, theirs), theirs);
    }),
    goals: activeGoals(own.goals).filter(({ id }) => !teams.has(id)),
    focuses: own.focuses.filter(
      (focus) =>
        focus.week >= week && changesEntry('focus', undefined, plain(focus), focuses.get(focus.week)),
    ),
    scopes: missing(own.settings.scopes, file.scopes),
    exempt: missing(own.settings.exempt, file.exempt),
    answers: links.length + dispositions.length,
  };
}

/** What `threeWay` needs; `base` is what the person began with, which for a draft is the goal as it was then. */
export type Publication = { base: PlumblineFile; mine: PlumblineFile };

/** @param file the last good copy of the space's document */
export function publication(own: Records, address: string, file: PlumblineFile, share: Share): Publication {
  const theirs = new Map(wholeGoals(file).map((goal) => [goal.id, goal]));
  const chosen = own.goals.filter(
    ({ id, draftOf }) => share.goals.includes(id) && (draftOf?.space ?? address) === address,
  );
  const base: PlumblineFile = {
    ...file,
    ...put(
      'goals',
      file.goals,
      chosen.flatMap(({ draftOf }) => draftOf?.was ?? []),
      ({ id }) => id,
    ),
  };
  let last = theirs.size;
  const goals = chosen.map((goal) => {
    const isNew = !goal.draftOf && !theirs.has(goal.id);
    if (isNew) last += 1;
    return isNew ? { ...plain(goal), rank: last } : entryOf(goal, theirs.get(goal.id));
  });
  const focus = own.focuses.filter(({ week }) => share.weeks.includes(week)).map(plain);
  const mine: PlumblineFile = {
    ...base,
    ...put('goals', base.goals, goals, ({ id }) => id),
    ...put('focus', base.focus, focus, ({ week }) => week),
    ...put('scopes', base.scopes, share.scopes, (scope) => scope.toLowerCase()),
    ...put('exempt', base.exempt, share.exempt, (rule) => rule),
  };
  if (!share.answers) return { base, mine };
  const answers = { links: base.links ?? [], dispositions: base.dispositions ?? [] };
  return { base, mine: { ...mine, ...mergeActs(answers, answersIn(own, mine)) } };
}

/** What a person sees before publishing. */
export type PublishPreview = {
  /** The document as it would be written. */
  file: PlumblineFile;
  /** What publishing would change in what stands there now; nothing: there is nothing to publish. */
  differences: string[];
  /** What others changed since this device last read it. */
  since: string[];
  conflicts: TeamConflict[];
  /** Sentences on what the document as a whole would bring with it. */
  notes: string[];
};

/**
 * @param theirs the document as it stands now, read afresh
 * @param take ids of conflicts in which mine stands
 */
export function publishPreview(
  { base, mine }: Publication,
  theirs: PlumblineFile,
  take?: ReadonlySet<string>,
): PublishPreview {
  const { file, conflicts } = threeWay(base, mine, theirs, take);
  return {
    file,
    differences: differences(theirs, file),
    since: differences(base, theirs),
    conflicts,
    notes: notesOf(file),
  };
}

function notesOf({ goals = [], focus = [] }: PlumblineFile): string[] {
  const active = goals.filter(({ state = 'active' }) => state === 'active');
  const over = active.length - ACTIVE_LIMIT;
  const dangling = focus.filter(({ goal }) => !active.some(({ id }) => id === goal));
  return [
    ...(over > 0
      ? [`${active.length} goals would be active: the last ${over} of them would wait for later.`]
      : []),
    ...dangling.map(
      ({ week, goal }) =>
        `The focus of ${week.slice(5)} names ${plainText(goal)}, which is no active goal of the team.`,
    ),
  ];
}

/** Own answers that mean something to a team: on issues in its scopes, of its goals, and none for oneself alone. */
function answersIn(own: Records, { scopes = [], goals = [] }: PlumblineFile): Acts {
  const isIn = ({ issue }: { issue: string }) =>
    scopes.some((scope) => scopeHolds(scope, containerOfKey(issue)));
  const ids = new Set(goals.map(({ id }) => id));
  return {
    links: own.links.filter((link) => isIn(link) && ids.has(link.goal)).map(plain),
    dispositions: own.dispositions
      .filter((one) => isIn(one) && one.kind !== 'snoozed' && one.kind !== 'muted')
      .map(plain),
  };
}

/** A section with entries put in the place of those of the same name, or at its end; nothing when there are none. */
function put<S extends string, T>(
  section: S,
  list: readonly T[] | undefined,
  entries: readonly T[],
  idIn: (entry: T) => string,
): { [K in S]?: T[] } {
  if (entries.length === 0) return {};
  const all = [...(list ?? []), ...entries].map((entry) => [idIn(entry), entry] as const);
  // A computed name is any text to the compiler.
  return { [section]: [...new Map(all).values()] } as { [K in S]?: T[] };
}

/** A goal as the document would have it. The rank of one that was never a draft is one among others. */
function entryOf(goal: Goal, theirs: FileGoal | undefined): FileGoal {
  const { rank } = goal.draftOf ? goal : { rank: theirs?.rank ?? goal.rank };
  return { ...plain(goal), rank };
}

function missing(mine: readonly string[], theirs: readonly string[] = []): string[] {
  return mine.filter((one) => !theirs.some((other) => other.toLowerCase() === one.toLowerCase()));
}
