import { scopeName } from './scope.ts';

/** What is drawn on a tracker's pages. Each part can be off, by hand or because it did not find its place. */

/** As settings name them. */
export const PARTS = ['title-badge', 'pane-badge', 'list-mark', 'board-mark', 'strip'] as const;
export type Part = (typeof PARTS)[number];

/** For people. */
export const PART_NAMES: Readonly<Record<Part, string>> = {
  'title-badge': 'Badge beside the title',
  'pane-badge': 'Badge in side panes',
  'list-mark': 'Mark in lists',
  'board-mark': 'Mark on board cards',
  strip: 'Strip above lists',
};

/** A part that found no place on so many visits in a row is off. */
export const MISSES = 3;

/** A part that is off on the pages of one kind on a host, as it did not find its place there. */
export type LostPart = { part: Part; pageKind: string; host: string };

/** Kinds of pages that are an issue's own; its badge on any other is that of a pane. */
export const OWN_KINDS = 'issue|pull';
const OWN_KIND = new RegExp(`^(${OWN_KINDS})$`);

/** The part by the name that a page of the kind gives it; null for anything else that can break. */
export function partCalled(name: string, pageKind: string): Part | null {
  const part = partOf(name.replace(' ', '-'));
  return part === 'title-badge' && !OWN_KIND.test(pageKind) ? 'pane-badge' : part;
}

/** What a page calls it: `list mark`. The badge of an issue has one name wherever it stands. */
export function nameInPage(part: Part): string {
  return part === 'pane-badge' ? 'title badge' : part.replace('-', ' ');
}

/** As it stands in the settings' list: `strip` is off everywhere, `strip github:github.com/acme/shop` in a scope. */
export function offEntry(part: Part, scope?: string): string {
  return scope === undefined ? part : `${part} ${scope}`;
}

/** The scopes in which the entries switch the part off, as typed; null: everywhere. */
export function scopesOff(partsOff: readonly string[], part: Part): string[] | null {
  if (partsOff.includes(part)) return null;
  const start = offEntry(part, '');
  return partsOff.filter((entry) => entry.startsWith(start)).map((entry) => entry.slice(start.length));
}

/** An entry for people: `Strip above lists in acme/shop`. One that this version does not know stands as it is. */
export function offEntryName(entry: string): string {
  const [name = '', scope] = entry.split(' ', 2);
  const part = partOf(name);
  if (!part) return entry;
  return scope ? `${PART_NAMES[part]} in ${scopeName(scope)}` : PART_NAMES[part];
}

function partOf(name: string): Part | null {
  return PARTS.find((part) => part === name) ?? null;
}
