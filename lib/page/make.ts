/**
 * Elements of ours, one by one: a page's Trusted Types may forbid text that becomes elements. The document is asked
 * through its prototype, as an `<img name=createElement>` would stand in for its member.
 */
export function make(tag: string, attributes: Record<string, string> = {}): HTMLElement {
  const made = Document.prototype.createElement.call(document, tag, undefined);
  for (const name in attributes) made.setAttribute(name, attributes[name] ?? '');
  return made;
}

/** One element of a drawing. */
export function draw(tag: string, attribute: string, value: string): Element {
  const made = Document.prototype.createElementNS.call(document, 'http://www.w3.org/2000/svg', tag);
  made.setAttribute(attribute, value);
  return made;
}
