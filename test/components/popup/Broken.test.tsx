// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, expect, it, vi } from 'vitest';
import { Broken } from '../../../components/popup/Broken.tsx';
import type { BrokenPart, PopupActions } from '../../../components/popup/popup-data.ts';

afterEach(cleanup);

const OFF: BrokenPart = {
  part: 'board mark',
  host: 'github.com',
  off: {
    id: 'p1',
    part: 'board-mark',
    host: 'github.com',
    pageKind: 'project-board',
    sets: ['board 2025-09', 'table 2026-06'],
    since: new Date(2026, 10, 18, 9, 12).toISOString(),
    report: '{"part":"board mark"}',
  },
};

function open() {
  const actions = {
    broken: vi.fn<PopupActions['broken']>(async () => OFF),
    tryAgain: vi.fn<PopupActions['tryAgain']>(async () => undefined),
    copy: vi.fn<PopupActions['copy']>(async () => undefined),
  };
  const at = new Date(2026, 10, 18, 12, 0).toISOString();
  const { container } = render(<Broken at={at} actions={actions} onDetails={vi.fn()} />);
  return { ...actions, container };
}
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

it('says which part is off, why and since when, and breaks no accessibility rule', async () => {
  const { container } = open();
  expect(await screen.findByText('Mark on board cards is off on github.com')).toBeTruthy();
  expect(container.textContent).toContain(
    'The card’s title was not found (project board, selectors board 2025-09, table 2026-06) since today 09:12. The rest of the page works.',
  );
  const { violations } = await axe.run(container, { rules: { region: { enabled: false } } });
  expect(violations).toEqual([]);
});

it('copies the report', async () => {
  const { copy } = open();
  await press('Copy report');
  expect(copy).toHaveBeenCalledWith('{"part":"board mark"}');
  expect(await screen.findByRole('button', { name: 'Report copied' })).toBeTruthy();
});

it('tries again, and is silent then, or says why not', async () => {
  const { tryAgain, broken, container } = open();
  await screen.findByText(/is off on/);
  broken.mockResolvedValue(null);
  await press('Try again');
  expect(tryAgain).toHaveBeenCalledWith('p1');
  await vi.waitFor(() => expect(container.textContent).toBe(''));
  cleanup();
  const failing = open();
  failing.tryAgain.mockRejectedValue(new Error('The data is read only here.'));
  await press('Try again');
  expect(await screen.findByText(/The data is read only here\./)).toBeTruthy();
});
