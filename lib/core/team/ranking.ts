/** A goal as all rankings of a team have it together: how many put it first. */
export type RankedGoal = { goal: string; first: number };

/**
 * Goals in the order that all rankings give them together: by the mean of their places. Whoever leaves goals out gives
 * them the middle of the places that are left. Goals that nothing tells apart stay as they are.
 * @param goals ids, in the team's own order; a ranking's other ids are goals that left since
 * @param rankings each with the most important goal first
 */
export function rankedTogether(
  goals: readonly string[],
  rankings: readonly (readonly string[])[],
): RankedGoal[] {
  const sums = new Map(goals.map((goal) => [goal, { goal, first: 0, places: 0 }]));
  for (const ranking of rankings) {
    const given = ranking.filter((goal) => sums.has(goal));
    // Places are counted from 1.
    const rest = (given.length + 1 + goals.length) / 2;
    for (const [goal, sum] of sums) {
      const place = given.indexOf(goal);
      sum.places += place < 0 ? rest : place + 1;
      if (place === 0) sum.first += 1;
    }
  }
  return [...sums.values()]
    .toSorted((a, b) => a.places - b.places)
    .map(({ goal, first }) => ({ goal, first }));
}
