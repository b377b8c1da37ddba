// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { ask } from '../../lib/messages/ask.ts';
import { saveSurely, sendUnsent } from '../../lib/surface/unsent.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const EDIT = { kind: 'no-focus', week: '2026-W47' } as const;
const saved = { undo: 'edit-0001', words: 'done', savedAt: '2026-11-21T10:42:00Z' };
const sent = () => browser.runtime.sendMessage.mock.calls.map(([message]) => message);

beforeEach(() => {
  resetBrowser();
  localStorage.clear();
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
});

it('fault 5: an edit that its page had no answer to is sent again, as the same edit, by the next page', async () => {
  browser.runtime.sendMessage.mockReturnValue(new Promise(() => undefined));
  void saveSurely(EDIT);
  // Within the click, before anything is loaded.
  expect(localStorage).toHaveLength(1);
  await vi.waitFor(() => expect(sent()).toHaveLength(1));

  browser.runtime.sendMessage.mockResolvedValue({ ok: true, value: saved });
  await sendUnsent();
  expect(sent()[1]).toEqual(sent()[0]);
  await sendUnsent();
  expect(sent()).toHaveLength(2);
});

it('is on its way within the click where the page has loaded what sends it', () => {
  browser.runtime.sendMessage.mockResolvedValue({ ok: true, value: saved });
  void saveSurely(EDIT, ask);
  expect(sent()).toHaveLength(1);
  expect(localStorage).toHaveLength(1);
});

it.each([
  ['an answer', { ok: true, value: saved }],
  ['a refusal', { ok: false, error: { code: 'limit', message: 'Which one leaves?' } }],
  ['no answer, which is told', undefined],
])('keeps nothing after %s', async (_, reply) => {
  browser.runtime.sendMessage.mockResolvedValue(reply);
  await saveSurely(EDIT);
  expect(localStorage).toHaveLength(0);
});

it('tries again another time while no background answers', async () => {
  localStorage.setItem('unsent:edit-0001', JSON.stringify(EDIT));
  browser.runtime.sendMessage.mockResolvedValue(undefined);
  await sendUnsent();
  expect(localStorage).toHaveLength(1);
});

it('sends an edit that there is no room to keep', async () => {
  browser.runtime.sendMessage.mockResolvedValue({ ok: true, value: saved });
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  });
  expect(await saveSurely(EDIT)).toEqual({ ok: true, value: saved });
  vi.restoreAllMocks();
});

it('throws away what is no edit, and leaves what is not ours', async () => {
  localStorage.setItem('unsent:edit-0001', '{');
  localStorage.setItem('unsent:edit-0002', '{"kind":"fly"}');
  localStorage.setItem('other', '1');
  await sendUnsent();
  expect(sent()).toEqual([]);
  expect(Object.keys(localStorage)).toEqual(['other']);
});
