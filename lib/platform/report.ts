import type { Envelope, Problem } from '../messages/protocol.ts';
import { browser } from './browser.ts';

type Sink = (problem: Problem) => Promise<unknown>;

/** Pages hand a problem to the background; the background, which cannot message itself, saves it (see `reportTo`). */
let sink: Sink = (problem) => {
  const envelope: Envelope<'problem'> = { plumbline: 1, name: 'problem', ask: problem };
  return browser.runtime.sendMessage(envelope);
};

/** What this context has reported: once is enough, and what listens to the list could report again. */
const told = new Set<string>();

/** Says where this context's problems go, all of them anew. */
export function reportTo(save: Sink): void {
  sink = save;
  told.clear();
}

/**
 * Puts a broken part of ours on the problem list, the same one once. Never throws: what cannot be listed is at least in the console.
 * @param part what broke, in a word or two: `stored links`
 * @param where the room it broke in: `storage`, `background`
 * @param details what helps to find it, never content of a page or a record
 */
export function report(part: string, where: string, error: unknown, details: string[] = []): void {
  const problem: Problem = {
    part,
    host: 'plumbline',
    pageKind: where,
    sets: details,
    message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    at: new Date().toISOString(),
  };
  const same = JSON.stringify([part, where, details, problem.message]);
  if (told.has(same)) return;
  told.add(same);
  sink(problem).catch((failed: unknown) =>
    console.error('Plumbline could not list a problem', problem, failed),
  );
}
