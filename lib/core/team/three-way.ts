import { idOf } from '../edits/changes.ts';
import { sameValue } from '../edits/same.ts';
import type { PlumblineFile } from '../file.ts';

/**
 * Two changes of one document made into one, entry by entry and field by field: goals by id, focus by week, answers by
 * issue, lists of texts as sets. Nothing of either side is lost: it is in the result, or named as a conflict.
 */

/** What both sides changed, each to something else; a side that is absent does not have it. */
export type TeamConflict = {
  /** For `take`. */
  id: string;
  /** `['goals', 'checkout', 'due']`. */
  path: readonly string[];
  base?: unknown;
  mine?: unknown;
  theirs?: unknown;
};

export type ThreeWay = { file: PlumblineFile; conflicts: TeamConflict[] };

type Three<T = unknown> = { base: T; mine: T; theirs: T };
type Fields = Record<string, unknown>;
type Path = readonly string[];
type Context = { conflicts: TeamConflict[]; take: ReadonlySet<string> };

/**
 * @param base what both sides began with
 * @param take ids of conflicts in which mine stands; in all others theirs does, as it is there already
 */
export function threeWay(
  base: PlumblineFile,
  mine: PlumblineFile,
  theirs: PlumblineFile,
  take: ReadonlySet<string> = new Set(),
): ThreeWay {
  const conflicts: TeamConflict[] = [];
  const file = merged([], { base, mine, theirs }, { conflicts, take });
  // Each section is merged into what it was, so three documents make a document.
  return { file: file as PlumblineFile, conflicts };
}

/** Whether one entry of a section would change theirs, or be in conflict with it. */
export function changesEntry(
  section: 'goals' | 'focus',
  base: unknown,
  mine: unknown,
  theirs: unknown,
): boolean {
  const conflicts: TeamConflict[] = [];
  const entry = merged([section, ''], { base, mine, theirs }, { conflicts, take: new Set() });
  return conflicts.length > 0 || !sameValue(undated(entry), undated(theirs));
}

function merged(path: Path, three: Three, context: Context): unknown {
  const { base, mine, theirs } = three;
  if (sameValue(mine, theirs) || sameValue(theirs, base)) return mine;
  if (sameValue(mine, base)) return theirs;
  const [section = ''] = path;
  const field = path.length > 2 ? (path.at(-1) ?? '') : '';
  if (path.length === 2 && sameValue(undated(mine), undated(theirs))) return newest(mine, theirs);
  if (DATES.includes(field)) return String(mine) > String(theirs) ? mine : theirs;
  const idIn = path.length === 1 ? IDS[section] : undefined;
  if (idIn && isList(mine) && isList(theirs))
    return entries(path, { base: isList(base) ? base : [], mine, theirs }, idIn, context);
  if (field !== 'also' && isTexts(mine) && isTexts(theirs))
    return texts({ base: isTexts(base) ? base : [], mine, theirs });
  const isWhole = path.length === 2 && (ANSWERS.includes(section) || isOtherGoal(three));
  if (isFields(mine) && isFields(theirs) && !isWhole)
    return fields(path, { base: isFields(base) ? base : {}, mine, theirs }, context);
  const conflict = { id: JSON.stringify(path), path, base, mine, theirs };
  context.conflicts.push(conflict);
  return context.take.has(conflict.id) ? mine : theirs;
}

/** When something was said, and by whom, is no statement of its own. */
const DATES = ['updated', 'created', 'at', 'by'];
/** An answer is one statement: halves of two say what nobody said. */
const ANSWERS = ['links', 'dispositions'];
/** What the entries of a section are called by; the schema has seen that they are such entries. */
const IDS: Record<string, ((entry: never) => string) | undefined> = {
  goals: idOf.goals,
  focus: idOf.focuses,
  links: idOf.links,
  dispositions: idOf.dispositions,
};

/** A week's slice belongs to its goal: where the sides chose different goals, each choice is one statement. */
function isOtherGoal({ mine, theirs }: Three): boolean {
  return isFields(mine) && isFields(theirs) && mine.goal !== theirs.goal;
}

function entries(path: Path, three: Three<unknown[]>, idIn: (entry: never) => string, context: Context) {
  const named = (list: unknown[]) => new Map(list.map((entry) => [idIn(entry as never), entry]));
  const [base, mine, theirs] = [named(three.base), named(three.mine), named(three.theirs)];
  const ids = inOrder({ base: [...base.keys()], mine: [...mine.keys()], theirs: [...theirs.keys()] });
  return ids.flatMap((id) => {
    const one = { base: base.get(id), mine: mine.get(id), theirs: theirs.get(id) };
    return merged([...path, id], one, context) ?? [];
  });
}

function fields(path: Path, { base, mine, theirs }: Three<Fields>, context: Context): Fields {
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const made = [...names].map((name) => {
    const one = { base: base[name], mine: mine[name], theirs: theirs[name] };
    return [name, merged([...path, name], one, context)] as const;
  });
  return Object.fromEntries(made.filter(([, value]) => value !== undefined));
}

function texts(three: Three<string[]>): string[] {
  const { base, mine, theirs } = three;
  const stays = (text: string) => (base.includes(text) ? mine.includes(text) && theirs.includes(text) : true);
  return inOrder(three).filter(stays);
}

/** All names of both sides, in the order of the side that moved them; where both did, theirs. */
function inOrder({ base, mine, theirs }: Three<string[]>): string[] {
  const common = (list: string[], other: string[]) => list.filter((one) => other.includes(one));
  const isTheirsMoved = !sameValue(common(theirs, base), common(base, theirs));
  return [...new Set(isTheirsMoved ? [...theirs, ...mine] : [...mine, ...theirs])];
}

function newest(mine: unknown, theirs: unknown): unknown {
  const date = (entry: unknown) => (isFields(entry) ? String(entry.updated ?? entry.at ?? '') : '');
  return date(mine) > date(theirs) ? mine : theirs;
}

function undated(entry: unknown): unknown {
  if (!isFields(entry)) return entry;
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !DATES.includes(name)));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return isList(value) && value.every((one) => typeof one === 'string');
}
