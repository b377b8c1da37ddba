import type { IssueFacts } from '../../core/facts.ts';
import { type Asked, factsOf } from './from-rest.ts';
import { at, list, word } from './json.ts';

/** Answers of more than one issue. No content script asks for them, so none reaches this file. */

/** Facts of every issue in an answer: a search, a bulk fetch, a sprint's issues, a webhook, or one issue. */
export function issuesOf(answer: unknown, asked: Asked): IssueFacts[] {
  const issues = at(answer, 'issues') ?? at(answer, 'issue') ?? answer;
  return (Array.isArray(issues) ? issues : [issues]).flatMap((issue) => factsOf(issue, asked) ?? []);
}

export type Sprint = { id: number; name: string; state: string };

/** The sprints of a board, in the answer's order. */
export function sprintList(answer: unknown): Sprint[] {
  return list(at(answer, 'values')).flatMap((sprint) => {
    const [id, name, state] = [at(sprint, 'id'), word(at(sprint, 'name')), word(at(sprint, 'state'))];
    return typeof id === 'number' && name && state ? [{ id, name, state }] : [];
  });
}
