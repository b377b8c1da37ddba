import { placeCard } from './place.ts';

/** No rule of the page may reach the host; the top layer keeps the card above whatever the page floats. */
const HOST_STYLE = 'all: initial; position: fixed; inset: auto; display: block; overflow: visible;';
const KEYS = ['keydown', 'keyup', 'keypress'] as const;

export type CardHost = { host: HTMLElement; root: ShadowRoot };

/**
 * The card's element, right behind the badge: so Tab goes from the badge into the card and on to what follows, and a
 * page that keeps the focus inside its own dialog keeps it in the card as well. It follows the badge until the signal.
 */
export function hangCard(badge: HTMLElement, css: string, signal: AbortSignal): CardHost {
  const doc = badge.ownerDocument;
  const host = doc.createElement('plumbline-card');
  host.setAttribute('popover', 'manual');
  host.style.cssText = HOST_STYLE;
  host.style.colorScheme = getComputedStyle(badge).colorScheme;
  const root = host.attachShadow({ mode: 'closed' });
  const style = doc.createElement('style');
  style.textContent = css;
  root.append(style);
  // The page's shortcuts must not fire while someone types in the card.
  for (const type of KEYS) host.addEventListener(type, (event) => event.stopPropagation(), { signal });

  const place = () => {
    const view = { width: doc.documentElement.clientWidth, height: window.innerHeight };
    const rtl = getComputedStyle(badge).direction === 'rtl';
    const at = placeCard(badge.getBoundingClientRect(), host.getBoundingClientRect(), view, rtl);
    host.style.left = `${at.left}px`;
    host.style.top = `${at.top}px`;
  };
  const show = () => {
    badge.after(host);
    host.showPopover?.();
    place();
  };
  show();
  window.addEventListener('scroll', place, { capture: true, passive: true, signal });
  window.addEventListener('resize', place, { passive: true, signal });
  const sizes = new ResizeObserver(place);
  sizes.observe(host);
  // A late drawing of the page may throw the card out together with the badge, which comes back.
  const thrownOut = new MutationObserver(() => {
    if (!host.isConnected && badge.isConnected) show();
  });
  thrownOut.observe(doc, { childList: true, subtree: true });
  signal.addEventListener(
    'abort',
    () => {
      sizes.disconnect();
      thrownOut.disconnect();
      host.remove();
    },
    { once: true },
  );
  return { host, root };
}

/** Calls back for a press outside the card and its badge, unless words would be lost that someone typed. */
export function onPressOutside(
  { host, root }: CardHost,
  badge: HTMLElement,
  close: () => void,
  signal: AbortSignal,
): void {
  window.addEventListener(
    'pointerdown',
    (event) => {
      const path = event.composedPath();
      const typed = [...root.querySelectorAll<HTMLInputElement>('input:not([type=radio])')];
      if (!path.includes(host) && !path.includes(badge) && !typed.some(({ value }) => value)) close();
    },
    { capture: true, signal },
  );
}
