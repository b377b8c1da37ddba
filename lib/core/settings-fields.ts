import { NO_STAMP } from './clock.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { Field, Fields } from './stamped.ts';

/**
 * Settings as fields. Each entry of a list is a field of its own, `scopes/github:github.com/acme/shop`, so that two devices
 * that add different ones lose nothing. Its value is its place, a number between those of its neighbours; `null` once it
 * was taken out. What an imported file brought along is a field for each name, `kept/team`.
 */

const LISTS = ['scopes', 'exempt', 'noInheritance', 'partsOff'] as const;
const KEPT = 'kept/';

/** An entry as it stands in its list. */
type Entry = { text: string; place: number };

/** Whether the field is an entry of a list. */
export function isListed(name: string): boolean {
  return LISTS.some((list) => name.startsWith(`${list}/`));
}

/** The row of settings that the fields, with the {@link DEFAULT_FIELDS} under them, make. */
export function settingsRow(fields: Fields): Record<string, unknown> {
  const there = Object.entries(fields).filter(([, [value]]) => value !== null);
  const plain = there.filter(([name]) => !isListed(name) && !name.startsWith(KEPT));
  const kept = there.filter(([name]) => name.startsWith(KEPT));
  const valuesOf = (some: [string, Field][], start = 0) =>
    Object.fromEntries(some.map(([name, [value]]) => [name.slice(start), value]));
  return {
    ...valuesOf(plain),
    ...Object.fromEntries(LISTS.map((list) => [list, entriesOf(list, fields).map(({ text }) => text)])),
    ...(kept.length > 0 && { kept: valuesOf(kept, KEPT.length) }),
  };
}

/**
 * The fields that say what the row says.
 * @param fields those of the settings now: entries keep their places where the order lets them
 */
export function settingsValues(row: Record<string, unknown>, fields: Fields): [string, unknown][] {
  return Object.entries(row).flatMap(([name, value]): [string, unknown][] => {
    const list = LISTS.find((one) => one === name);
    if (list) {
      const texts = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
      return placed([...new Set(texts)], entriesOf(list, fields)).map(({ text, place }) => [
        `${list}/${text}`,
        place,
      ]);
    }
    if (name !== 'kept' || typeof value !== 'object' || value === null) return [[name, value]];
    return Object.entries(value).map(([one, said]) => [KEPT + one, said]);
  });
}

/** What stands in settings that nobody touched. */
export const DEFAULT_FIELDS: Fields = Object.fromEntries(
  settingsValues(DEFAULT_SETTINGS, {}).map(([name, value]) => [name, [value, NO_STAMP]]),
);

function entriesOf(list: string, fields: Fields): Entry[] {
  return Object.entries(fields)
    .filter(([name, [value]]) => name.startsWith(`${list}/`) && value !== null)
    .map(([name, [value, stamp]]) => ({
      text: name.slice(list.length + 1),
      place: typeof value === 'number' ? value : 0,
      stamp,
    }))
    .sort((a, b) => a.place - b.place || compare(a.stamp, b.stamp) || compare(a.text, b.text));
}

/** Places that rise; entries that stand in the same order as before keep theirs. */
function placed(texts: readonly string[], before: readonly Entry[]): Entry[] {
  const old = new Map(before.map((entry, index) => [entry.text, { place: entry.place, index }]));
  let last = { place: 0, index: -1, isOld: true };
  return texts.map((text, i) => {
    const own = old.get(text);
    const isAfter = (entry = own) => entry !== undefined && entry.index > last.index;
    // Two devices may have given one place to two entries.
    if (own && isAfter() && (own.place > last.place || (last.isOld && own.place === last.place)))
      last = { ...own, isOld: true };
    else {
      const next = texts
        .slice(i + 1)
        .map((one) => old.get(one))
        .find((entry) => entry && isAfter(entry));
      const end = Math.floor(last.place) + 1;
      const middle = next ? (last.place + next.place) / 2 : end;
      const isBetween = next && middle > last.place && middle < next.place;
      last = { place: isBetween ? middle : end, index: last.index, isOld: false };
    }
    return { text, place: last.place };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
