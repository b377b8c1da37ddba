// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CardContext, CardHook } from '../../lib/page/card-context.ts';
import { offerCard } from '../../lib/page/offer-card.ts';
import { ours } from '../../lib/page/world.ts';
import { cardState, OVERVIEW, SAVED } from '../components/sample.ts';

afterEach(() => vi.unstubAllGlobals());

const FACTS = { key: 'github:github.com/acme/shop#7', kind: 'issue' as const, readAt: '', source: 'page' };
const { view } = cardState({ state: 'unknown' });
const VIEW = { ...view, scopes: ['github:github.com/acme/shop'] };

const ADDED = { addListener: vi.fn() };

/** Opens a card that does nothing, and gives what it was handed. */
async function opened(reply: unknown = SAVED) {
  const sendMessage = vi.fn(async (_: unknown): Promise<unknown> => reply);
  vi.stubGlobal('chrome', {
    runtime: { id: 'plumbline-id', sendMessage, onMessage: ADDED },
    storage: { local: { get: async () => ({ overview: OVERVIEW, view: VIEW }), onChanged: ADDED } },
  });
  const hook: CardHook = {
    host: document.createElement('div'),
    button: document.createElement('button'),
    state: { ...cardState({ state: 'unknown' }), facts: FACTS },
    readNow: async () => undefined,
  };
  const { promise, resolve } = Promise.withResolvers<CardContext>();
  offerCard(resolve);
  ours.openCard?.(hook, new AbortController().signal);
  return { context: await promise, sendMessage };
}

describe('offerCard', () => {
  it('hands the card the verdict with its reasons, and what was counted', async () => {
    const { context } = await opened();
    const { view, verdict, overview } = context.state();
    expect(view.scopes).toEqual(['github:github.com/acme/shop']);
    // What the page left out: by which rules the unread labels could decide.
    expect(verdict.state).toBe('unknown');
    expect(verdict.because).toContainEqual(expect.objectContaining({ by: 'unread', field: 'labels' }));
    expect(overview).toEqual(OVERVIEW);
  });

  it('saves under an id, also on a page without TLS, where the browser makes none', async () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    const { context, sendMessage } = await opened();
    const edit = { kind: 'clear' as const, issue: 'x' };
    expect(await context.save(edit)).toEqual(SAVED);
    expect(await context.save(edit)).toEqual(SAVED);
    const ids = sendMessage.mock.calls.map(([message]) => JSON.stringify(message));
    expect(ids[0]).toMatch(/"ask":\{"id":"[0-9a-f]{32}"/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('sends the same id once more when nobody answered, then says so', async () => {
    const { context, sendMessage } = await opened(null);
    expect(await context.save({ kind: 'clear', issue: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'no-answer' },
    });
    expect(sendMessage.mock.calls[0]).toEqual(sendMessage.mock.calls[1]);
  });
});
