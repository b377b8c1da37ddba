/** Runs in a page with a badge. @returns milliseconds from the next press of the mouse until the card is there */
export function untilCard(): Promise<number> {
  return new Promise((resolve) => {
    let pressed = Number.NaN;
    const press = () => {
      pressed = performance.now();
    };
    window.addEventListener('pointerdown', press, { capture: true, once: true });
    const changes = new MutationObserver(() => {
      if (!document.querySelector('plumbline-card')) return;
      changes.disconnect();
      resolve(performance.now() - pressed);
    });
    changes.observe(document, { childList: true, subtree: true });
  });
}
