// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TOAST_STAYS, Toast } from '../../../components/common/Toast.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

describe('Toast', () => {
  it('says what was done and offers the way back', () => {
    const onAction = vi.fn();
    render(<Toast message="#466 is upkeep" action="Undo" onAction={onAction} onGone={() => undefined} />);
    expect(screen.getByRole('status').textContent).toContain('#466 is upkeep');
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(onAction).toHaveBeenCalledOnce();
  });

  it('goes after eight seconds', () => {
    const onGone = vi.fn();
    render(<Toast message="Saved" onGone={onGone} />);
    pass(TOAST_STAYS - 1);
    expect(onGone).not.toHaveBeenCalled();
    pass(1);
    expect(onGone).toHaveBeenCalledOnce();
  });

  it.each([
    ['hovered', fireEvent.pointerEnter, fireEvent.pointerLeave],
    ['focused', fireEvent.focus, fireEvent.blur],
  ])('stays while it is %s', (_, enter, leave) => {
    const onGone = vi.fn();
    render(<Toast message="Saved" action="Undo" onGone={onGone} />);
    enter(screen.getByRole('status'));
    pass(TOAST_STAYS * 3);
    expect(onGone).not.toHaveBeenCalled();
    leave(screen.getByRole('status'));
    pass(TOAST_STAYS);
    expect(onGone).toHaveBeenCalledOnce();
  });
});
