// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { now } from '../../lib/platform/clock.ts';
import { useNow } from '../../lib/surface/use-now.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T23:50') });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const open = () => {
  const first = now();
  return renderHook(({ shown }: { shown: number }) => useNow(first, shown), { initialProps: { shown: 1 } });
};

it.each([
  ['the page is looked at again', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['its window is', () => window.dispatchEvent(new Event('focus'))],
])('is of the next day when %s', (_, look) => {
  const { result } = open();
  const first = result.current;
  act(() => void look());
  expect(result.current).toBe(first);
  vi.setSystemTime(new Date('2026-11-23T00:10'));
  act(() => void look());
  expect(result.current.today).toBe('2026-11-23');
});

it('is of the next day when something is shown anew', () => {
  const { result, rerender } = open();
  vi.setSystemTime(new Date('2026-11-23T00:10'));
  expect(result.current.today).toBe('2026-11-22');
  rerender({ shown: 2 });
  expect(result.current.today).toBe('2026-11-23');
});
