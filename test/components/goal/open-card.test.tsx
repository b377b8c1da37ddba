// @vitest-environment jsdom
import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCard } from '../../../components/goal/open-card.tsx';
import type { CardContext, CardState } from '../../../lib/page/card-context.ts';
import { background, cardState } from '../sample.ts';

/** The card's root is closed to the page; the test holds on to it when it is made. */
let root: ShadowRoot;
let controller: AbortController;
let badge: HTMLElement;
const attach = Element.prototype.attachShadow;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn();
      disconnect = vi.fn();
    },
  );
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    root = attach.call(this, init);
    return root;
  });
  controller = new AbortController();
  document.body.innerHTML =
    '<p><button id="badge" style="color-scheme: dark">badge</button></p><button id="next">next</button>';
  badge = document.getElementById('badge') ?? document.body;
});
afterEach(() => {
  act(() => controller.abort());
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function open() {
  const listeners = new Set<(state: CardState) => void>();
  const context = {
    ...background(),
    badge,
    state: () => cardState({ state: 'unlinked' }),
    subscribe: (listener: (state: CardState) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readNow: async () => undefined,
    openPage: vi.fn(),
    closed: vi.fn(() => badge.focus()),
  } satisfies CardContext;
  act(() => openCard(context, '.card { color: red }', controller.signal));
  return { context, listeners };
}

const host = () => document.querySelector('plumbline-card');
const press = (key: string) =>
  act(() => {
    root.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  });

describe('openCard', () => {
  it('hangs behind the badge, in its theme, out of reach of the page', () => {
    open();
    expect(badge.nextElementSibling).toBe(host());
    expect(host()?.shadowRoot).toBeNull();
    expect(getComputedStyle(host() ?? badge).colorScheme).toBe('dark');
    expect(root.querySelector('style')?.textContent).toContain('.card');
    expect(root.activeElement).not.toBeNull();
  });

  it('closes by Escape and gives the focus back', () => {
    const { context } = open();
    press('Escape');
    expect(host()).toBeNull();
    expect(context.closed).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(badge);
  });

  it('keeps what is typed in it from the page’s shortcuts', () => {
    open();
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    press('j');
    document.removeEventListener('keydown', heard);
    expect(heard).not.toHaveBeenCalled();
  });

  it('follows new states until it closes', () => {
    const { listeners } = open();
    act(() => {
      for (const listener of listeners) listener(cardState({ state: 'upkeep' }));
    });
    expect(root.querySelector('h2')?.textContent).toBe('Upkeep');
    press('Escape');
    expect(listeners.size).toBe(0);
  });

  it('goes with the visit, without taking the focus anywhere', () => {
    const { context } = open();
    act(() => controller.abort());
    expect(host()).toBeNull();
    expect(context.closed).not.toHaveBeenCalled();
  });

  it('closes on a press outside, not on one in it or on its badge', () => {
    const { context } = open();
    const down = (target: Element | null) =>
      act(() => {
        target?.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
      });
    down(root.querySelector('.card'));
    down(badge);
    expect(context.closed).not.toHaveBeenCalled();
    down(document.getElementById('next'));
    expect(context.closed).toHaveBeenCalledOnce();
  });

  it('comes back when a late drawing of the page throws it out with the badge', async () => {
    open();
    const line = badge.parentElement;
    line?.replaceChildren();
    expect(host()).toBeNull();
    line?.append(badge);
    await vi.waitFor(() => expect(badge.nextElementSibling).toBe(host()));
    expect(root.querySelector('h2')?.textContent).toBe('Unlinked work');
  });
});
