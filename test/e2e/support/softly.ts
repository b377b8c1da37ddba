/** The demo's issues in ten steps, and the state of each. */
export const STATES: Record<number, string> = {
  461: 'focus',
  212: 'linked',
  471: 'unlinked',
  480: 'idle',
  377: 'parked',
  402: 'snoozed',
  455: 'parked',
  498: 'unknown',
  390: 'done',
};
export const SOFT_ISSUES = [212, 471, 480, 377, 402, 455, 498, 390, 461, 212];

/** Runs in the page: what GitHub's own script does when a person follows a link. `html` in place of the page at the address. */
export async function softly(asked: {
  address: string;
  manner: 'turbo' | 'router';
  html?: string;
}): Promise<void> {
  const { address, manner, html } = asked;
  const next = html ?? (await (await fetch(address)).text());
  history.pushState({}, '', address);
  const parsed = new DOMParser().parseFromString(next, 'text/html');
  document.title = parsed.title;
  if (manner === 'turbo') {
    document.body.replaceWith(document.adoptNode(parsed.body));
    document.dispatchEvent(new CustomEvent('turbo:render', { bubbles: true }));
    return;
  }
  // A router keeps the old page until the new one is ready, and replaces parts one after the other.
  await new Promise(requestAnimationFrame);
  document
    .querySelector('main')
    ?.replaceChildren(...(parsed.querySelector('main') ?? parsed.body).childNodes);
}
