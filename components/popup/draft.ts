import type { GoalDraft } from '../../lib/core/edit.ts';
import { MOST_STARTED, type OutcomeMeasure, TITLE_LIMIT } from '../../lib/core/goal.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';

/** A goal as it stands in the fields of its editor. */
export type Typed = {
  title: string;
  outcome: string;
  owner: string;
  due: string;
  wipLimit: string;
  name: string;
  unit: string;
  start: string;
  target: string;
  current: string;
  rules: string;
};

export const FIGURES = ['start', 'current', 'target'] as const;

/** A published goal, or a draft that could not be saved yet. */
type Source = Omit<GoalDraft, 'rules'> & { rules: readonly (string | { text: string })[] };

/** A goal as its editor begins; empty for a new one. */
export function typedOf(goal: Source | undefined): Typed {
  const measure = goal?.measure;
  return {
    title: goal?.title ?? '',
    outcome: goal?.outcome ?? '',
    owner: goal?.owner ?? '',
    due: goal?.due ?? '',
    wipLimit: String(goal?.wipLimit ?? ''),
    name: measure?.name ?? '',
    unit: measure?.unit ?? '',
    start: String(measure?.start ?? ''),
    target: String(measure?.target ?? ''),
    current: String(measure?.current ?? ''),
    rules: goal?.rules.map((rule) => (typeof rule === 'string' ? rule : rule.text)).join('\n') ?? '',
  };
}

/** Characters as people count them. */
export function lengthOf(text: string): number {
  return [...text.trim()].length;
}

/** What is wrong with a title, for the person; null when nothing is. */
export function titleProblem(title: string): string | null {
  const length = lengthOf(title);
  if (length === 0) return 'Give the goal a title.';
  return length > TITLE_LIMIT
    ? `A goal title has at most ${TITLE_LIMIT} characters; this one has ${length}.`
    : null;
}

/** The same of the limit of started issues. */
export function limitProblem({ wipLimit }: Typed): string | null {
  const limit = numberOf(wipLimit);
  if (limit === undefined) return null;
  const isLimit = limit !== null && Number.isInteger(limit) && limit >= 1 && limit <= MOST_STARTED;
  return isLimit ? null : `Give a whole number from 1 to ${MOST_STARTED}, or nothing.`;
}

/** A figure with a decimal point or comma; undefined when empty, null when it is none. */
export function numberOf(text: string): number | undefined | null {
  if (text.trim() === '') return undefined;
  const value = Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

/** Whether every figure is one, and none stands without a name. */
export function measureProblem(typed: Typed): string | null {
  const figures = FIGURES.map((field) => numberOf(typed[field]));
  if (figures.includes(null)) return 'Start, now and target are figures, like 4.1.';
  const some = figures.some((value) => value !== undefined);
  return some && typed.name.trim() === '' ? 'Say what is measured.' : null;
}

/**
 * What is saved. Empty fields are left out, which takes them away.
 * @param today local date, the measure's day when its current figure was changed
 */
export function draftOf(typed: Typed, old: PublishedGoal | undefined, today: string): GoalDraft {
  const measure = measureOf(typed, old?.measure, today);
  const wipLimit = numberOf(typed.wipLimit);
  return {
    ...(old && { id: old.id }),
    title: typed.title.trim(),
    ...(typed.outcome.trim() && { outcome: typed.outcome.trim() }),
    ...(typed.owner.trim() && { owner: typed.owner.trim() }),
    ...(typed.due && { due: typed.due }),
    ...(measure && { measure }),
    ...(wipLimit && { wipLimit }),
    rules: typed.rules
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  };
}

function measureOf(typed: Typed, old: OutcomeMeasure | undefined, today: string): OutcomeMeasure | undefined {
  const name = typed.name.trim();
  if (!name) return undefined;
  const measure: OutcomeMeasure = { name };
  if (typed.unit.trim()) measure.unit = typed.unit.trim();
  for (const field of FIGURES) {
    const value = numberOf(typed[field]);
    if (typeof value === 'number') measure[field] = value;
  }
  const updated = measure.current === old?.current ? old?.updated : today;
  if (measure.current !== undefined && updated) measure.updated = updated;
  return measure;
}
