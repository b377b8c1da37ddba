import { beforeEach, expect, it, vi } from 'vitest';
import { report, reportTo } from '../../lib/platform/report.ts';
import { browser, resetBrowser } from './fake-browser.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('./fake-browser.ts'));

beforeEach(() => resetBrowser());

it('a page hands its problems to the background, the same one once', () => {
  browser.runtime.sendMessage.mockResolvedValue({ ok: true, value: null });
  for (let i = 0; i < 3; i += 1) report('stored links', 'storage', new Error('bad row'), ['goals']);
  report('stored links', 'storage', 'another');
  expect(browser.runtime.sendMessage.mock.calls.map(([message]) => message)).toEqual([
    {
      plumbline: 1,
      name: 'problem',
      ask: {
        part: 'stored links',
        host: 'plumbline',
        pageKind: 'storage',
        sets: ['goals'],
        message: 'Error: bad row',
        at: expect.stringMatching(/Z$/),
      },
    },
    expect.objectContaining({ ask: expect.objectContaining({ message: 'another' }) }),
  ]);
});

it('never throws, and leaves what it cannot list in the console', async () => {
  const shown = vi.spyOn(console, 'error').mockReturnValue(undefined);
  reportTo(() => Promise.reject(new Error('closed')));
  report('message', 'background', new Error('x'));
  await vi.waitFor(() => expect(shown).toHaveBeenCalledTimes(1));
  expect(browser.runtime.sendMessage).not.toHaveBeenCalled();
});
