import { describe, expect, it } from 'vitest';
import { nearest } from '../../../lib/core/rules/nearest.ts';
import { QUALIFIERS } from '../../../lib/core/rules/rule.ts';

describe('nearest', () => {
  it.each([
    ['epik', 'epic'],
    ['lable', 'label'],
    ['Labels', 'label'],
    ['mielstone', 'milestone'],
    ['asignee', 'assignee'],
    ['sprit', 'sprint'],
    ['si', 'is'],
    ['on', 'no'],
    ['http', null],
    ['quarter', null],
    ['x', null],
    ['', null],
    ['labellabellabel', null],
  ])('%s: %s', (typed, expected) => {
    expect(nearest(typed, QUALIFIERS)).toBe(expected);
  });
});
