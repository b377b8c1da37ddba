// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type CardContext, type CardHook, injectedCard } from '../../lib/page/card-context.ts';
import { offerCard } from '../../lib/page/offer-card.ts';
import { cardState, OVERVIEW, SAVED } from '../components/sample.ts';

afterEach(() => vi.unstubAllGlobals());

const ADDED = { addListener: vi.fn() };

/** Opens a card that does nothing, and gives what it was handed. */
async function opened(reply: unknown = SAVED) {
  const sendMessage = vi.fn(async (_: unknown): Promise<unknown> => reply);
  const hook: CardHook = {
    api: {
      runtime: { id: 'plumbline-id', sendMessage, onMessage: ADDED },
      storage: { local: { get: async () => ({ overview: OVERVIEW }), onChanged: ADDED } },
    },
    badge: document.createElement('button'),
    state: () => cardState({ state: 'unlinked' }),
    listeners: new Set(),
    readNow: async () => undefined,
    closed: vi.fn(),
  };
  const { promise, resolve } = Promise.withResolvers<CardContext>();
  offerCard(resolve);
  injectedCard()?.(hook, new AbortController().signal);
  return { context: await promise, sendMessage };
}

describe('offerCard', () => {
  it('hands the card its state with what was counted', async () => {
    const { context } = await opened();
    expect(context.state()).toMatchObject({ verdict: { state: 'unlinked' }, overview: OVERVIEW });
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
