// The cheapest thing that does the visible job: one span per title and row, one observer. It reads and judges nothing.
const PLACES = '[data-testid=issue-title], .markdown-title, li[role=listitem] h3';
const mark = () => {
  for (const place of document.querySelectorAll(PLACES)) {
    if (place.lastElementChild?.className === 'bench-floor') continue;
    const span = document.createElement('span');
    span.className = 'bench-floor';
    span.textContent = ' 1';
    place.append(span);
  }
};
new MutationObserver(mark).observe(document, { childList: true, subtree: true });
mark();
