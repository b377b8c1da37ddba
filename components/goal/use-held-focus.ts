import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Moves the focus into the element at first, and again whenever the focused control was taken away by a new state.
 * A focus that the person moved elsewhere stays there.
 */
export function useHeldFocus(element: RefObject<HTMLElement | null>) {
  const inside = useRef(true);
  // Without a list of dependencies on purpose: any drawing may have taken the focused control away. Before the next
  // event, so that no key is lost to the page in between.
  useLayoutEffect(() => {
    const card = element.current;
    const root = card?.getRootNode();
    if (!card || !inside.current || !(root instanceof Document || root instanceof ShadowRoot)) return;
    if (!card.contains(root.activeElement)) (card.querySelector<HTMLElement>('[data-move]') ?? card).focus();
  });
  return {
    onFocus: () => {
      inside.current = true;
    },
    onBlur: (event: FocusEvent) => {
      // A control that was taken away gives the focus to nobody, and is not there any more.
      const moved = event.relatedTarget
        ? !event.currentTarget.contains(event.relatedTarget)
        : event.target.isConnected;
      if (moved) inside.current = false;
    },
  };
}
