/** What a part of a document looks like: its elements in order, without what only tells them apart or remembers. */
export function look(node: Node): unknown {
  if (!(node instanceof Element)) return node.textContent;
  const attributes = [...node.attributes]
    .filter(({ name }) => !['value', 'inert', 'aria-activedescendant'].includes(name))
    .map(({ name, value }) => [name, name === 'id' ? value.replace(/^.*?-(?=github:)/, '') : value])
    .sort();
  return [node.namespaceURI, node.localName, attributes, [...node.childNodes].map(look)];
}
