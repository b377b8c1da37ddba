import { describe, expect, it } from 'vitest';
import { figure, measureShare, targetWords } from '../../../components/goal/figures.ts';

describe('measures', () => {
  it('write figures with their unit', () => {
    expect(figure(3.2, 's')).toBe('3.2 s');
    expect(figure(14)).toBe('14');
  });

  it.each([
    [{ start: 4.1, current: 3.2, target: 2 }, 0.43],
    [{ start: 0, current: 50, target: 200 }, 0.25],
    [{ start: 4, current: 5, target: 2 }, 0],
    [{ start: 4, current: 1, target: 2 }, 1],
    [{ start: 4, target: 2 }, null],
    [{ start: 2, current: 2, target: 2 }, null],
  ])('say how far %j is', (measure, share) => {
    const found = measureShare({ name: 'x', ...measure });
    if (share === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(share, 2);
  });

  it('say the target and the date as far as they are known', () => {
    expect(targetWords({ name: 'x', unit: 's', target: 2 }, '2026-12-31')).toBe('target 2 s by 31 Dec');
    expect(targetWords(undefined, '2026-12-31')).toBe('by 31 Dec');
    expect(targetWords({ name: 'x' }, undefined)).toBeNull();
  });
});
