/** How a cost grows with a size. */

export type Point = { size: number; cost: number };

/** The exponent b of cost = a · size^b that fits best; 0 does not grow, 1 grows in proportion. */
export function exponentOf(points: readonly Point[]): number {
  const logs = points
    .filter(({ size, cost }) => size > 0 && cost > 0)
    .map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }));
  const mean = (values: readonly number[]) => values.reduce((sum, n) => sum + n, 0) / values.length;
  const [x0, y0] = [mean(logs.map(({ x }) => x)), mean(logs.map(({ y }) => y))];
  const spread = logs.reduce((sum, { x }) => sum + (x - x0) ** 2, 0);
  return spread === 0 ? 0 : logs.reduce((sum, { x, y }) => sum + (x - x0) * (y - y0), 0) / spread;
}

const WIDTH = 40;

/** A bar for each size, of the longest cost's share. */
export function plot(name: string, points: readonly Point[]): string {
  const most = Math.max(...points.map(({ cost }) => cost));
  const bars = points.map(({ size, cost }) => {
    const bar = '█'.repeat(Math.max(1, Math.round((cost / most) * WIDTH)));
    return `${size.toLocaleString('en').padStart(9)} ${bar} ${cost.toFixed(1)} ms`;
  });
  return [`${name}: grows with the power of ${exponentOf(points).toFixed(2)}`, ...bars].join('\n');
}
