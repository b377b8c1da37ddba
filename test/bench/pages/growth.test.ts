import { describe, expect, it } from 'vitest';
import { exponentOf, plot } from './growth.ts';

const points = (cost: (size: number) => number) =>
  [10, 100, 1000].map((size) => ({ size, cost: cost(size) }));

describe('growth', () => {
  it('fits the exponent', () => {
    expect(exponentOf(points(() => 7))).toBeCloseTo(0);
    expect(exponentOf(points((size) => 3 * size))).toBeCloseTo(1);
    expect(exponentOf(points((size) => size ** 2))).toBeCloseTo(2);
  });

  it('leaves out a size of nothing, which has no logarithm', () => {
    expect(exponentOf([{ size: 0, cost: 5 }, ...points((size) => size)])).toBeCloseTo(1);
  });

  it('draws a bar for each size', () => {
    expect(
      plot(
        'rows',
        points((size) => size),
      ).split('\n'),
    ).toEqual([
      'rows: grows with the power of 1.00',
      `       10 █ 10.0 ms`,
      `      100 ${'█'.repeat(4)} 100.0 ms`,
      `    1,000 ${'█'.repeat(40)} 1000.0 ms`,
    ]);
  });
});
