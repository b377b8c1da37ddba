import type { ReactNode } from 'react';
import { Fragment } from 'react/jsx-runtime';

const SVG = 'http://www.w3.org/2000/svg';
/** Names that React writes in one word and a document in two. */
const TWO_WORDS = /^(stroke)([A-Z])/;

type Props = Readonly<{ children?: ReactNode; [name: string]: unknown }>;

/**
 * What elements of React look like, drawn without React: a first screen does not wait for its scripts, which cost more
 * than all else that stands on it. Components in it may use no hook; handlers are left out, as nothing here can be
 * pressed. What React draws from the same elements takes its place.
 * @param inSvg whether it stands inside a drawing
 * @throws TypeError on what React alone can draw
 */
export function drawn(node: ReactNode, inSvg = false): Node[] {
  if (node === null || node === undefined || node === '' || typeof node === 'boolean') return [];
  if (Array.isArray(node)) return node.flatMap((one) => drawn(one, inSvg));
  if (typeof node !== 'object') return [document.createTextNode(String(node))];
  const { type, props = {} }: { type?: unknown; props?: Props } = Object(node);
  if (typeof type === 'function') return drawn(type(props), inSvg);
  if (type === Fragment) return drawn(props.children, inSvg);
  if (typeof type === 'string') return [elementOf(type, props, inSvg || type === 'svg')];
  throw new TypeError('Only React itself can draw this.');
}

function elementOf(name: string, { children, ...props }: Props, inSvg: boolean): Element {
  const element = inSvg ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [prop, value] of Object.entries(props)) {
    if (prop === 'style') Object.assign(element.style, styleOf(value));
    else setAttribute(element, prop, value);
  }
  element.append(...drawn(children, inSvg));
  return element;
}

function setAttribute(element: Element, prop: string, value: unknown): void {
  const isWords = /^(aria|data)-/.test(prop);
  if (!/string|number|boolean/.test(typeof value) || (value === false && !isWords)) return;
  const name = prop === 'className' ? 'class' : prop === 'htmlFor' ? 'for' : prop;
  element.setAttribute(
    name.replace(TWO_WORDS, (_, first: string, second: string) => `${first}-${second.toLowerCase()}`),
    value === true && !isWords ? '' : String(value),
  );
}

/** Numbers are lengths, in px. */
function styleOf(style: unknown): Record<string, string> {
  const entries = Object.entries(Object(style)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'number' ? `${value}px` : String(value)]),
  );
}
