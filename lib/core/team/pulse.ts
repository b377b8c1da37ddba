/** What a team asks itself, one question a month; an answer is yes or no. */
export const PULSE = [
  'Do you know the team’s top three goals?',
  'Do you know who decides what comes first?',
  'Are you told when a goal changes?',
  'Do you have the figures you need to decide?',
] as const;

/**
 * The question of a month, the same for everyone.
 * @param month `2026-11`
 */
export function questionOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return PULSE[(year * 12 + number) % PULSE.length] ?? PULSE[0];
}
