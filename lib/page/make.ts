/**
 * Elements of ours, one by one: a page's Trusted Types may forbid text that becomes elements. The document is asked
 * through its prototype, as an `<img name=createElement>` would stand in for its member.
 */
export function make(tag: string, attributes: Record<string, string> = {}): HTMLElement {
  return dressed(Document.prototype.createElement.call(document, tag, undefined), attributes);
}

export function makeSvg(tag: string, attributes: Record<string, string> = {}): Element {
  const made = Document.prototype.createElementNS.call(document, 'http://www.w3.org/2000/svg', tag);
  return dressed(made, attributes);
}

function dressed<Made extends Element>(made: Made, attributes: Record<string, string>): Made {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
