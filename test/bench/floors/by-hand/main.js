// The true floor: what the blueprint asks of anyone, and nothing else. One storage read and its listener, no observer while
// the parser runs, facts and a verdict, a badge with its own closed root and the shared style for what is on screen, the
// others counted and all of it told to the background in idle time. By hand, for the generated pages alone: five facts,
// two goals, no rules, and no care for anything that could be otherwise.
{
  const GOALS = new Map([
    ['pay', { id: 'goal-1', rank: 1, title: 'The goal of rank 1' }],
    ['find', { id: 'goal-2', rank: 2, title: 'The goal of rank 2' }],
  ]);
  const CSS = `:host { all: initial; display: inline-block; block-size: 1.5em; overflow: hidden; font: 12px sans-serif }
    button { all: unset; display: inline-flex; gap: .3em; color: light-dark(#1f2328, #f0f6fc); white-space: nowrap }
    svg { inline-size: 1.2em; block-size: 1.2em; fill: none; stroke: currentColor } .focus svg { fill: #0969da } .unlinked { color: #9a6700 }`;
  const ROWS = 'li[role=listitem], [data-board-card-id]';
  const LINE = '[data-testid=list-row-repo-name-and-number], .js-context-menu-trigger';
  const TITLE = '[data-testid=issue-title], .markdown-title';
  const rows = new Map();
  const counts = {};
  const sheet = new CSSStyleSheet();
  const pattern = document.createElement('button');
  let sight;
  let title;
  let own;

  chrome.storage.local.get(['page'], start);
  chrome.storage.onChanged.addListener(() => undefined);
  chrome.runtime.onMessage.addListener(() => undefined);
  navigation.addEventListener('currententrychange', () => undefined);

  function start() {
    const isIssue = /\/issues\/\d+$/.test(location.pathname);
    if (isIssue ? !document.querySelector(TITLE) : document.readyState === 'loading') {
      requestAnimationFrame(start);
      return;
    }
    sheet.replaceSync(CSS);
    pattern.innerHTML = '<svg viewBox="0 0 16 16"><path/><text></text></svg><span></span><span></span>';
    pattern.ariaHasPopup = 'dialog';
    if (isIssue) markIssue();
    else {
      sight = new IntersectionObserver(look, { rootMargin: '50%' });
      for (const row of document.querySelectorAll(ROWS)) add(row);
      requestIdleCallback(countOthers);
    }
    new MutationObserver(isIssue ? markIssue : addNew).observe(document, { childList: true, subtree: true });
  }

  function addNew(records) {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node instanceof Element && node.matches(ROWS)) add(node);
  }

  function add(row) {
    if (rows.has(row)) return;
    rows.set(row, { state: '' });
    sight.observe(row);
  }

  function look(entries) {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      const row = rows.get(target);
      const verdict = judge(target, row);
      row.badge ??= make();
      show(row.badge, verdict);
      target.querySelector(LINE).parentElement.append(row.badge.host);
    }
  }

  function countOthers() {
    const until = performance.now() + 5;
    for (const [element, row] of rows) {
      if (row.state) continue;
      judge(element, row);
      if (performance.now() < until) continue;
      requestIdleCallback(countOthers);
      return;
    }
    const strip = document.createElement('plumbline-strip');
    const root = strip.attachShadow({ mode: 'closed' });
    root.adoptedStyleSheets = [sheet];
    for (const state in counts) {
      const part = document.createElement('button');
      part.textContent = `${counts[state]} ${state}`;
      root.append(part);
    }
    strip.dataset.shown = rows.size;
    (document.querySelector('[data-testid=list-header]') ?? document.body).prepend(strip);
    requestIdleCallback(() => tell([...rows.values()].map(({ facts }) => facts)));
  }

  function judge(element, row) {
    const link = element.querySelector('a[href*="/issues/"]');
    const [, repo, number] = /github\.com\/([\w.-]+\/[\w.-]+)\/issues\/(\d+)/.exec(link.href);
    const labels = element.querySelectorAll('[data-listview-component=trailing-badge]');
    const words = textOf(link);
    const isOpen = element.querySelector('svg').classList.contains('octicon-issue-opened');
    const isAssigned = element.querySelector('[data-testid=list-row-assignees] a') !== null;
    const goal = goalOf(labels) ?? GOALS.get(words.split(' ')[0]);
    const state = stateOf(goal, isOpen, isAssigned);
    if (!row.state) counts[state] = (counts[state] ?? 0) + 1;
    row.state = state;
    const key = `github:github.com/${repo}#${number}`;
    row.facts = { key, title: words, labels: [...labels].map(textOf), isOpen, isAssigned };
    return { key, state, goal };
  }

  const textOf = (element) => element.textContent.trim();

  // Nobody listens here.
  const tell = (facts) => chrome.runtime.sendMessage({ name: 'seen', facts }).catch(() => undefined);

  function goalOf(labels) {
    for (const label of labels) {
      const goal = GOALS.get(textOf(label).toLowerCase());
      if (goal) return goal;
    }
  }

  function stateOf(goal, isOpen, isAssigned) {
    if (goal) return goal.rank === 1 ? 'focus' : 'linked';
    return !isOpen ? 'done' : isAssigned ? 'unlinked' : 'idle';
  }

  function make() {
    const host = document.createElement('plumbline-badge');
    const root = host.attachShadow({ mode: 'closed' });
    root.adoptedStyleSheets = [sheet];
    const button = pattern.cloneNode(true);
    button.addEventListener('click', (event) => event.isTrusted && chrome.runtime.sendMessage('card'));
    root.append(button);
    return { host, button };
  }

  function show({ host, button }, { key, state, goal }) {
    host.dataset.issue = key;
    host.dataset.state = state;
    if (goal) host.dataset.goal = goal.id;
    button.className = state;
    button.ariaLabel = `Plumbline: ${state} ${goal?.title ?? ''}`;
    button.lastChild.textContent = goal?.title ?? 'Unlinked work';
  }

  function markIssue() {
    const now = document.querySelector(TITLE);
    if (!now || now === title) return;
    title = now;
    const labels = document.querySelectorAll('[data-testid=issue-labels] a');
    const goal = goalOf(labels);
    const isOpen = textOf(document.querySelector('[data-testid=header-state]')) === 'Open';
    const isAssigned = document.querySelector('[data-testid=sidebar-assignees-section] a') !== null;
    const [, repo, number] = /^\/([\w.-]+\/[\w.-]+)\/issues\/(\d+)/.exec(location.pathname);
    own ??= make();
    const key = `github:github.com/${repo}#${number}`;
    show(own, { key, state: stateOf(goal, isOpen, isAssigned), goal });
    title.append(own.host);
    const facts = { key, title: textOf(title), labels: [...labels].map(textOf), isOpen, isAssigned };
    requestIdleCallback(() => tell([facts]));
  }
}
