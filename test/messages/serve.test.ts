import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EditRefused } from '../../lib/core/edit.ts';
import { answer, type Handlers, serve } from '../../lib/messages/serve.ts';
import { ExpectedError } from '../../lib/platform/errors.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const saved = { undo: 'edit-0001', words: 'done', savedAt: '2026-11-21T10:42:00Z' };
const previewed = {
  file: { format: 'plumbline' as const, version: 1 as const },
  ...{ differences: [], since: [], conflicts: [], notes: [], seen: 'a' },
};
const handlers = {
  edit: vi.fn(async () => saved),
  undo: vi.fn(async () => saved),
  seen: vi.fn(async () => null),
  problem: vi.fn(async () => null),
  'forget-problem': vi.fn(async () => null),
  card: vi.fn(async () => null),
  open: vi.fn(async () => null),
  token: vi.fn(async () => null),
  device: vi.fn(async () => null),
  part: vi.fn(async () => null),
  rows: vi.fn(async () => ({ facts: {} })),
  'rows-read': vi.fn(async () => ({ facts: {} })),
  'sync-now': vi.fn(async () => null),
  'conflict-dismiss': vi.fn(async () => null),
  'space-join': vi.fn(async () => ({ address: 'github:github.com/acme/shop' })),
  'space-leave': vi.fn(async () => null),
  'space-read': vi.fn(async () => null),
  'space-proposal': vi.fn(async () => ({ file: previewed.file, differences: [] })),
  'space-preview': vi.fn(async () => previewed),
  'space-publish': vi.fn(async () => ({ is: 'published' as const })),
  'space-answer': vi.fn(async () => null),
  'space-members': vi.fn(async () => null),
  erase: vi.fn(async () => null),
} satisfies Handlers;

const OWN = { id: 'plumbline-id', url: 'chrome-extension://plumbline-id/popup.html' };
const PAGE = { id: 'plumbline-id', url: 'https://github.com/acme/shop/issues/7', tab: { id: 4 }, frameId: 0 };
const message = (name: string, ask: unknown) => ({ plumbline: 1, name, ask });
const undo = message('undo', { id: 'edit-0001' });
const problems = vi.fn(async () => undefined);

beforeEach(() => {
  vi.clearAllMocks();
  resetBrowser();
  reportTo(problems);
});

function refusedBy(reply: unknown) {
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'refused', message: expect.stringMatching(/\w.*\.$/) },
  });
  for (const handler of Object.values(handlers)) expect(handler).not.toHaveBeenCalled();
}

describe('answer', () => {
  it('hands the ask and the sender to the handler, and back what it gives', async () => {
    expect(await answer(handlers, undo, OWN)).toEqual({ ok: true, value: saved });
    expect(handlers.undo).toHaveBeenLastCalledWith({ id: 'edit-0001' }, { from: 'own-page' });
    await answer(handlers, undo, PAGE);
    expect(handlers.undo).toHaveBeenLastCalledWith(
      { id: 'edit-0001' },
      { from: 'content-script', host: 'github.com', tabId: 4, frameId: 0 },
    );
  });

  it.each([
    ['another extension', { ...OWN, id: 'someone-else' }],
    ['nobody', {}],
    ['a page that the browser does not name', { id: 'plumbline-id' }],
    [
      'a page of another extension',
      { id: 'plumbline-id', url: 'chrome-extension://plumbline-id.evil/popup.html' },
    ],
    ['a page outside of tabs', { id: 'plumbline-id', url: 'https://github.com/acme/shop' }],
    ['a file', { ...PAGE, url: 'file:///home/dana/plumbline.html' }],
  ])('refuses %s', async (_, sender) => {
    refusedBy(await answer(handlers, undo, sender));
  });

  it.each([
    'token',
    'device',
    'erase',
    'forget-problem',
    'sync-now',
    'conflict-dismiss',
    'space-join',
    'space-leave',
    'space-read',
    'space-proposal',
    'space-preview',
    'space-publish',
    'space-answer',
    'space-members',
  ])('refuses "%s" from a content script, whatever it holds', async (name) => {
    refusedBy(await answer(handlers, message(name, { host: 'github.com', token: null, id: 'x' }), PAGE));
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'undo'],
    ['no version', { name: 'undo', ask: { id: 'edit-0001' } }],
    ['another version', { plumbline: 2, name: 'undo', ask: { id: 'edit-0001' } }],
    ['more than we know', { ...undo, url: 'https://evil.example' }],
    ['an unknown name', message('fetch', { url: 'https://evil.example' })],
    ['a name that every object has', message('constructor', {})],
    ['a wrong ask', message('undo', { id: 7 })],
    ['an ask that holds too much', message('card', { file: 'evil.js' })],
  ])('answers %s with an error', async (_, sent) => {
    refusedBy(await answer(handlers, sent, OWN));
  });

  it('says which field is wrong', async () => {
    const edit = { kind: 'goal', goal: { title: 'x'.repeat(61), rules: [] } };
    expect(await answer(handlers, message('edit', { id: 'edit-0001', edit }), OWN)).toEqual({
      ok: false,
      error: {
        code: 'refused',
        message: 'A goal title has at most 60 characters; this one has 61.',
        field: 'title',
      },
    });
  });

  it('passes an expected error on as it is, and does not list it', async () => {
    handlers.undo.mockRejectedValueOnce(new ExpectedError('missing', 'This is too long ago to be undone.'));
    expect(await answer(handlers, undo, OWN)).toMatchObject({ ok: false, error: { code: 'missing' } });
    handlers.undo.mockRejectedValueOnce(new EditRefused('Which one leaves?', 'which-leaves', 'leaves'));
    expect(await answer(handlers, undo, OWN)).toEqual({
      ok: false,
      error: { code: 'which-leaves', message: 'Which one leaves?', field: 'leaves' },
    });
    expect(problems).not.toHaveBeenCalled();
  });

  it('lists a bug and keeps its details from the page', async () => {
    handlers.undo.mockRejectedValueOnce(new TypeError('x is undefined'));
    const reply = await answer(handlers, undo, OWN);
    expect(reply).toMatchObject({ ok: false, error: { code: 'bug' } });
    expect(JSON.stringify(reply)).not.toContain('undefined');
    expect(problems).toHaveBeenCalledWith(expect.objectContaining({ message: 'TypeError: x is undefined' }));
  });
});

it('serve listens from the first moment on, and answers by a promise', async () => {
  serve(handlers);
  const [listener] = browser.runtime.onMessage.listeners;
  const reply: unknown = await Reflect.apply(listener ?? (() => null), null, [undo, OWN]);
  expect(reply).toEqual({ ok: true, value: saved });
});
