// @vitest-environment jsdom
import { cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { drawn } from '../../../components/common/drawn.ts';
import { FirstHome } from '../../../components/popup/FirstHome.tsx';
import type { PublishedView } from '../../../lib/core/view.ts';
import { look } from '../same-look.ts';
import { FOCUS, GOALS, NOW, OVERVIEW, view } from '../sample.ts';
import { open } from './popup-cases.tsx';

afterEach(cleanup);

const first = (more: Partial<PublishedView>) =>
  drawn(<FirstHome data={{ view: view(more), overview: OVERVIEW }} now={NOW} />);

it.each<[string, Partial<PublishedView>]>([
  ['five goals and a focus', {}],
  ['limits', { goals: GOALS.map((goal) => ({ ...goal, wipLimit: 3 })) }],
  ['a team’s goals, changed here', { goals: GOALS.map((goal) => ({ ...goal, space: 'x', draft: true })) }],
  [
    'a focus without a slice or a list of what is not done',
    { focus: [{ week: FOCUS.week, goal: 'search' }] },
  ],
])('looks as the popup itself does at first: %s', (_, more) => {
  const [mine, ...others] = first(more);
  expect(others).toEqual([]);
  expect(mine instanceof HTMLElement && mine.hasAttribute('inert')).toBe(true);
  const { container } = open(more);
  expect(mine && look(mine)).toEqual(container.firstChild && look(container.firstChild));
});

it.each<[string, Partial<PublishedView>]>([
  ['no goal', { goals: [], focus: [] }],
  ['no focus', { focus: [] }],
  ['a focus that is no goal any more', { focus: [{ week: FOCUS.week, goal: 'gone' }] }],
])('leaves it to the popup itself where it asks something: %s', (_, more) => {
  expect(first(more)).toEqual([]);
});
