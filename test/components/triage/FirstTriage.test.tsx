// @vitest-environment jsdom
import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { drawn } from '../../../components/common/drawn.ts';
import { FirstTriage } from '../../../components/triage/FirstTriage.tsx';
import type { TriageData } from '../../../components/triage/triage-data.ts';
import { look } from '../same-look.ts';
import { dataOf, issue, layOut, showTriage } from './support.tsx';

beforeAll(layOut);
afterEach(cleanup);

const HEIGHT = 640;
const first = (data: TriageData) => drawn(<FirstTriage data={data} height={HEIGHT} />);
const many = Array.from({ length: 40 }, (_, i) => issue(i + 1));
const counts = { unlinked: 4_000, unread: 2, drawer: 1 };

it.each<[string, TriageData]>([
  ['three issues', dataOf({ unlinked: [issue(1), issue(2), { ...issue(3), group: 'still' }] })],
  ['the beginning of thousands', { ...dataOf({ unlinked: many }), beginning: counts }],
  ['without a focus', { ...dataOf({ unlinked: many }), focus: null }],
])('looks as triage itself does at first: %s', (_, data) => {
  const [mine, ...others] = first(data);
  expect(others).toEqual([]);
  expect(mine instanceof HTMLElement && mine.hasAttribute('inert')).toBe(true);
  const { container } = showTriage(data);
  expect(mine?.firstChild && look(mine.firstChild)).toEqual(
    container.firstChild && look(container.firstChild),
  );
});

it('draws nothing where nothing waits for an answer', () => {
  expect(first(dataOf({}))).toEqual([]);
});
