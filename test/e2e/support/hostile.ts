/** What a page may hold against us: titles that would be markup, names that stand in for members, a policy that trusts nothing. */

export const TITLES = [
  '"&gt;&lt;img src=x onerror="document.title=`owned`"&gt;',
  '&lt;/script&gt;&lt;script&gt;document.title="owned"&lt;/script&gt;',
  '\u202egnp.exe\u2066 and \u200b hidden',
  `${'long '.repeat(2000)}`,
  '\u{1f469}\u200d\u{1f4bb}'.repeat(300),
  '{{7*7}} %s %n',
  '__proto__',
  '',
];

/** Named as what we might ask the document or the window for. */
export const CLOBBERING = [
  ...[
    'documentElement',
    'querySelectorAll',
    'createElement',
    'createElementNS',
    'createNodeIterator',
    'body',
    'head',
  ].map((name) => `<img name="${name}" alt="">`),
  ...['readyState', 'addEventListener', 'append', 'plumbline', 'ours'].map(
    (name) =>
      `<form name="${name}" id="${name}"><input name="children"><input name="matches"><input name="append"></form>`,
  ),
  ...[
    'chrome',
    'scheduler',
    'Navigation',
    'navigation',
    'location',
    'MutationObserver',
    'IntersectionObserver',
    'queueMicrotask',
  ].map((name) => `<a id="${name}"></a><a id="${name}" name="runtime"></a>`),
].join('');

/** Nothing but the page's own style, and no text that becomes markup. */
const POLICY =
  "default-src 'none'; style-src 'nonce-twin'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";

/** How a page is sent, by name. */
export const POLICIES = [
  ['without a policy', {}],
  ['under a policy that trusts nothing', { 'content-security-policy': POLICY }],
] as const;

type Sent = {
  evaluate(run: (name: string) => number | undefined, name: string): Promise<number | undefined>;
};

/** Of the first element of this name, in pixels, though names may stand in for members of the document. */
export function heightOf(page: Sent, name: string): Promise<number | undefined> {
  return page.evaluate(
    (name) => Document.prototype.querySelector.call(document, name)?.getBoundingClientRect().height,
    name,
  );
}
