import { type Found, stateOf } from './facts.ts';

/** Name of an octicon: `issue-opened`; empty where there is none. */
export function iconOf(icon: Element | null): string {
  return /(?:^|\s)octicon-([\w-]+)/.exec(icon?.getAttribute('class') ?? '')?.[1] ?? '';
}

const STATES: Record<string, Pick<Found, 'state' | 'stateReason'>> = {
  skip: { state: 'closed', stateReason: 'not_planned' },
  'issue-closed': { state: 'closed', stateReason: 'completed' },
  'issue-reopened': { state: 'open', stateReason: 'reopened' },
  'git-pull-request': { state: 'open' },
  'git-merge': { state: 'merged' },
  // A project's draft is no issue, and has no state.
  'issue-draft': {},
};

/** State, and why, that an octicon stands for. */
export function stateOfIcon(name: string): Pick<Found, 'state' | 'stateReason'> {
  return STATES[name] ?? { state: stateOf(name) };
}
