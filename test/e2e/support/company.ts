/** What other extensions write into GitHub's rows: where, how, and what. By their published sources, in our own words. */

type Insertion = {
  /** In each row, or in the page. */
  at: string;
  how: 'append' | 'prepend' | 'before' | 'after' | 'class';
  what: string;
};

const icon = (name: string) => `<svg class="octicon octicon-${name}" width="12" height="12"></svg>`;

export const INSERTIONS: Record<string, Insertion[]> = {
  'Refined GitHub’s branches, conflicts and reviewers': [
    {
      at: '[data-testid=list-row-repo-name-and-number]',
      how: 'append',
      what: `<span class="ml-2 theirs">${icon('git-pull-request')} To <span class="commit-ref"><a href="/acme/shop/tree/next">next</a></span></span>`,
    },
    {
      at: 'a[data-testid$=title-link]',
      how: 'after',
      what: `<a class="rgh-conflict-marker tooltipped theirs" href="/acme/shop/pull/999#partial-pull-merging">${icon('alert')}</a>`,
    },
    {
      at: '[data-testid=list-row-assignees]',
      how: 'before',
      what: '<span class="rgh-pr-reviewer-avatars theirs"><a class="rgh-reviewer-avatar" href="/sam" aria-label="sam (approved)"></a></span>',
    },
  ],
  'Refined GitHub’s moved labels, dimmed rows and links to the last comment': [
    { at: '', how: 'class', what: 'rgh-dim-bots' },
    { at: '.labels', how: 'class', what: 'rgh-issue-badges' },
    {
      at: '',
      how: 'append',
      what: '<a class="theirs" href="/acme/shop/issues/998#issuecomment-new" aria-label="3 comments">3</a>',
    },
    {
      at: '',
      how: 'prepend',
      what: '<button type="button" class="rgh-hide-prs theirs">Hide</button>',
    },
  ],
  'state icons and fields of a toolkit beside the title': [
    { at: 'h3', how: 'prepend', what: `<span class="theirs">${icon('git-merge')}</span>` },
    {
      at: 'h3',
      how: 'append',
      what: '<a class="gsf-badge theirs" href="/acme/shop/issues?q=field.Size%3A%22L%22">L</a>',
    },
  ],
  'buttons at the end of the same line, as time trackers add them': [
    {
      at: '.line',
      how: 'append',
      what: '<button class="theirs toggl-button" style="flex: none">Start timer</button>',
    },
    { at: '.line', how: 'prepend', what: '<span class="theirs zh-estimate">3</span>' },
  ],
};

/** In the page. */
export function insert(insertions: Insertion[]): void {
  for (const row of document.querySelectorAll('li[role=listitem]')) {
    for (const { at, how, what } of insertions) {
      const place = at ? row.querySelector(at) : row;
      if (how === 'class') place?.classList.add('theirs', what);
      else place?.[how](document.createRange().createContextualFragment(what));
    }
  }
}

/** In the page: all that is theirs, as it stands among the page's own. */
export function theirs(): string[] {
  return [...document.querySelectorAll('.theirs')].map((element) => {
    const copy = element.cloneNode(true);
    if (!(copy instanceof Element)) throw new Error('no element');
    for (const mark of copy.querySelectorAll('plumbline-badge')) mark.remove();
    return `${element.parentElement?.className} ${copy.outerHTML.replace(/ data-plumbline-\w+=""/g, '')}`;
  });
}

/** In the page: every text in another language, in elements of the browser's own. */
export function translate(): void {
  const texts = document.createNodeIterator(document.body, NodeFilter.SHOW_TEXT);
  const found: Node[] = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) found.push(text);
  for (const text of found) {
    if (!text.textContent?.trim() || text.parentElement?.closest('script, style')) continue;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    outer.style.verticalAlign = inner.style.verticalAlign = 'inherit';
    outer.append(inner);
    text.parentNode?.replaceChild(outer, text);
    inner.append(text);
    text.textContent = `${text.textContent}`;
  }
}
