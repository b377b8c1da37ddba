import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ask, undoEdit } from '../../lib/messages/ask.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const saved = { undo: 'edit-0001', words: 'done', savedAt: '2026-11-21T10:42:00Z' };
const sent = () => browser.runtime.sendMessage.mock.calls.map(([message]) => message);
const ONE = { id: 'edit-0002', edit: { kind: 'no-focus', week: '2026-W47' } } as const;

beforeEach(() => {
  resetBrowser();
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
});

describe('ask', () => {
  it('sends the envelope and gives the reply', async () => {
    browser.runtime.sendMessage.mockResolvedValue({ ok: true, value: saved });
    expect(await undoEdit('edit-0001')).toEqual({ ok: true, value: saved });
    expect(sent()).toEqual([{ plumbline: 1, name: 'undo', ask: { id: 'edit-0001' } }]);
  });

  it('gives a refusal as it is, without a second try', async () => {
    const refused = { ok: false, error: { code: 'limit', message: 'Which one leaves?', field: 'leaves' } };
    browser.runtime.sendMessage.mockResolvedValue(refused);
    expect(await ask('edit', ONE)).toEqual(refused);
    expect(sent()).toHaveLength(1);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['another shape', { ok: true }],
    ['another value', { ok: true, value: { undo: 7 } }],
    ['a failure without words', { ok: false, error: 'no' }],
  ])('tries once more with the same id when %s comes back', async (_, answer) => {
    browser.runtime.sendMessage
      .mockResolvedValueOnce(answer)
      .mockResolvedValueOnce({ ok: true, value: saved });
    expect(await ask('edit', ONE)).toEqual({ ok: true, value: saved });
    const [first, second] = sent();
    expect(second).toEqual(first);
    expect(first).toMatchObject({ name: 'edit', ask: ONE });
  });

  it('never rejects: a background that dies twice is said', async () => {
    browser.runtime.sendMessage.mockRejectedValue(new Error('message channel closed'));
    expect(await ask('seen', { facts: [] })).toMatchObject({ ok: false, error: { code: 'no-answer' } });
    expect(sent()).toHaveLength(2);
  });
});
