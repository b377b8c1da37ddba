/**
 * Keeps what a person presses while a page only shows what it will be, and can do nothing yet.
 * @returns presses it again, at the same place and in the same order, once the page can be used
 */
export function holdInput(): () => void {
  const held: (MouseEvent | KeyboardEvent)[] = [];
  const hold = (event: MouseEvent | KeyboardEvent) => void held.push(event);
  window.addEventListener('click', hold);
  window.addEventListener('keydown', hold);
  return () => {
    window.removeEventListener('click', hold);
    window.removeEventListener('keydown', hold);
    for (const event of held)
      if (event instanceof KeyboardEvent)
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', event));
      else
        document
          .elementFromPoint(event.clientX, event.clientY)
          ?.dispatchEvent(new MouseEvent('click', event));
  };
}
