import { focusNow } from './weeks.ts';

type Plan = {
  scopes: readonly string[];
  /** By rank: an id, and the one rule that holds it. */
  goals: readonly (readonly [id: string, rule: string])[];
  stop?: readonly string[];
  exempt?: readonly string[];
};

/**
 * A file of a plan whose first goal is this week's focus. Nothing inherits in its scopes: a row does not show its parent,
 * and would be unread where no rule holds it.
 */
export function planFile({ scopes, goals, stop, exempt }: Plan): string {
  const [focus] = goals;
  return JSON.stringify({
    format: 'plumbline',
    version: 1,
    scopes,
    settings: { noInheritance: scopes },
    goals: goals.map(([id, rule], n) => ({
      ...{ id, rank: n + 1, title: `All ${id}` },
      ...{ state: 'active', rules: [rule] },
    })),
    focus: focus && focusNow({ goal: focus[0], ...(stop && { stop: [...stop] }) }),
    exempt,
  });
}
