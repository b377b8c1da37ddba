// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GLYPHS } from '../../../components/common/glyphs.tsx';
import { RankMark } from '../../../components/common/RankMark.tsx';
import { StateMark } from '../../../components/common/StateMark.tsx';
import { Switch } from '../../../components/common/Switch.tsx';
import type { VerdictState } from '../../../lib/core/view.ts';

afterEach(cleanup);

describe('marks', () => {
  it('give each rank a number and a shape of its own', () => {
    const { container } = render([1, 2, 3, 4, 5].map((rank) => <RankMark key={rank} rank={rank} />));
    const marks = [...container.querySelectorAll('svg')];
    expect(marks.map((mark) => mark.textContent)).toEqual(['1', '2', '3', '4', '5']);
    expect(new Set(marks.map((mark) => mark.querySelector('.shape')?.outerHTML)).size).toBe(5);
  });

  it('give each state without a goal a glyph of its own, hidden from screen readers', () => {
    const states: VerdictState[] = ['unlinked', 'idle', 'upkeep', 'parked', 'snoozed', 'unknown', 'done'];
    const { container } = render(states.map((state) => <StateMark key={state} state={state} />));
    const marks = [...container.querySelectorAll('svg')];
    expect(new Set(marks.map((mark) => mark.innerHTML)).size).toBe(states.length);
    expect(marks.every((mark) => mark.getAttribute('aria-hidden') === 'true')).toBe(true);
    expect(new Set(Object.values(GLYPHS)).size).toBe(Object.keys(GLYPHS).length);
  });

  it('show focus and linked as the goal, solid or outlined', () => {
    const { container } = render([
      <StateMark key="a" state="focus" rank={2} />,
      <StateMark key="b" state="linked" rank={2} />,
    ]);
    expect([...container.querySelectorAll('svg')].map((mark) => mark.classList.contains('solid'))).toEqual([
      true,
      false,
    ]);
  });
});

describe('Switch', () => {
  it('is a switch that tells its new state', () => {
    const onChange = vi.fn();
    render(<Switch checked aria-label="Title badge" onChange={onChange} />);
    const one = screen.getByRole('switch', { name: 'Title badge', checked: true });
    fireEvent.click(one);
    expect(onChange).toHaveBeenCalledWith(false);
  });
});
