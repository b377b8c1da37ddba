/**
 * The few ways a tracker looks into a page. They hold against clobbering: a page's `<form><input name=children></form>`
 * or `<img name=querySelector>` replaces members of forms and of the document, so both are asked through the prototype
 * and a form is never found.
 */

/** What is matched, in document order; never a form. */
export function all(root: Document | Element, selector: string): Element[] {
  const { querySelectorAll }: Document = Object.getPrototypeOf(root);
  return [].filter.call(
    querySelectorAll.call(root, selector),
    (found: Element) => !(found instanceof HTMLFormElement),
  );
}

/** The first match in document order; never a form. Looks no further, as a list may be long. */
export function first(root: Document | Element, selector: string): Element | undefined {
  const { querySelector }: Document = Object.getPrototypeOf(root);
  const found = querySelector.call(root, selector);
  return found instanceof HTMLFormElement ? all(root, selector)[0] : (found ?? undefined);
}

/** Longest text that is kept of a title or a name. */
const LONGEST = 1024;

/**
 * One line of well-formed text: spaces collapsed, controls, zero-width spaces and direction overrides taken out
 * (joiners stay: emoji and Persian need them), at most 1,024 UTF-16 units.
 */
export function clean(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out; a class by name is made slowly.
      .replace(/[\0-\x08\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, LONGEST)
      .replace(/[\ud800-\udbff]$/, '')
      .toWellFormed()
  );
}

/** NodeFilter.SHOW_TEXT. */
const TEXTS = 4;

/** It and all that stands in it, in document order. @param show bits of a NodeFilter; absent: nodes of all kinds */
export function nodesIn(element: Element, show?: number): Node[] {
  const nodes = Document.prototype.createNodeIterator.call(document, element, show);
  const found: Node[] = [];
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) found.push(node);
  return found;
}

/** All that stands in it as text, piece by piece. */
export function textsIn(element: Element): Text[] {
  // Of these bits there are no other nodes.
  return nodesIn(element, TEXTS) as Text[];
}

/** Clean text of an element, left out what stands in a match of `without`; empty where there is no element. */
export function textOf(element: Element | null | undefined, without = 'script'): string {
  let text = '';
  for (const node of element ? textsIn(element) : [])
    if (!Element.prototype.closest.call(node.parentElement ?? element, without)) text += node.data;
  return clean(text);
}
