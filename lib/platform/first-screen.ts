import { painted } from './painted.ts';

/**
 * Shows what the page will be before it can do anything, and waits until it was seen: what makes the page live is not to
 * hold that up. What a person presses meanwhile, which is what they see, is kept.
 * @param screen nothing where all has to wait for the page itself
 * @returns presses it, at the same place and in the same order, once the page can be used
 */
export async function showFirst(root: HTMLElement, screen: readonly Node[]): Promise<() => void> {
  if (screen.length === 0) return () => undefined;
  root.replaceChildren(...screen);
  const held: (MouseEvent | KeyboardEvent)[] = [];
  const hold = (event: MouseEvent | KeyboardEvent) => void held.push(event);
  window.addEventListener('click', hold);
  window.addEventListener('keydown', hold);
  await painted();
  return () => {
    window.removeEventListener('click', hold);
    window.removeEventListener('keydown', hold);
    for (const event of held) pressAgain(event);
  };
}

function pressAgain(event: MouseEvent | KeyboardEvent): void {
  if (event instanceof KeyboardEvent) {
    const at = document.activeElement ?? document.body;
    at.dispatchEvent(new KeyboardEvent('keydown', event));
  } else {
    const at = document.elementFromPoint(event.clientX, event.clientY);
    at?.dispatchEvent(new MouseEvent('click', event));
  }
}
