// A span per card, its goal found in a bucket by the repository that its link names; one observer.
const GOALS = new Map([['/acme/shop', '1']]);
const mark = () => {
  for (const link of document.querySelectorAll('[data-board-card-id] a[href*="/issues/"]')) {
    if (link.nextElementSibling?.className === 'bench-floor') continue;
    const span = document.createElement('span');
    span.className = 'bench-floor';
    span.textContent = GOALS.get(link.pathname.split('/issues/')[0]) ?? '';
    link.after(span);
  }
};
new MutationObserver(mark).observe(document, { childList: true, subtree: true });
mark();
