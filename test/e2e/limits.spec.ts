import { expect, test } from '@playwright/test';
import { itemBytes } from '../../lib/sync/bytes.ts';
import { isQuota, isRate } from '../../lib/sync/trouble.ts';
import { Area, CHROMIUM, FIREFOX, type Rules } from '../sync/area.ts';
import { chromiumWithPlumbline } from '../tools/chromium.ts';
import { firefoxWithPlumbline } from '../tools/firefox.ts';
import { startSite } from '../tools/site.ts';
import { type Dice, diceOf } from './support/dice.ts';

/** The real storage.sync against what we take it for: how it counts, and what it refuses. */

/** In pages of the extension in both browsers, where the functions given to `evaluate` run. */
declare const chrome: { storage: { sync: Sync } };
type Sync = {
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
  getBytesInUse(key: string): Promise<number>;
};
type Evaluate = <A, R>(run: (given: A) => Promise<R>, given: A) => Promise<R>;

const BROWSERS: Record<
  string,
  { rules: Rules; open(work: (evaluate: Evaluate) => Promise<void>): Promise<void> }
> = {
  Chromium: {
    rules: CHROMIUM,
    open: async (work) => {
      const site = await startSite(['github.com']);
      const browser = await chromiumWithPlumbline(site, ['github.com']);
      const page = await browser.open('manifest.json');
      // Playwright's type of what a function is given is wider than any of ours.
      await work((run, given) => page.evaluate(run as never, given));
      await browser.close();
      await site.close();
    },
  },
  Firefox: {
    rules: FIREFOX,
    open: async (work) => {
      const site = await startSite(['github.com']);
      const firefox = await firefoxWithPlumbline(site);
      await work((run, given) => firefox.own.evaluate(run as never, given));
      await firefox.close();
      await site.close();
    },
  },
};

const HOSTILE = [
  '<',
  '>',
  '&',
  '"',
  '\\',
  '/',
  '\n',
  '\t',
  '\0',
  '\x07',
  '\x7f',
  '\x85',
  'ä',
  'ß',
  '€',
  '漢',
  '\u200b',
  '\u202e',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\uffff',
  '😀',
  '\ud800',
  '\udc00',
  '0',
  '-',
];
const VALUES: unknown[] = [
  null,
  true,
  0,
  -0,
  -1,
  1.5,
  1e21,
  1e-7,
  2 ** 31,
  -(2 ** 31),
  2 ** 53,
  0.1,
  '',
  [],
  {},
  [[]],
  [0, -0, 1e3, 4e9],
  { '<': '<' },
];

for (const [name, { rules, open }] of Object.entries(BROWSERS)) {
  test(`${name}: an item is never more than we count, and the double counts as the browser does`, async () => {
    const dice = diceOf(test.info());
    const items = [...VALUES, ...HOSTILE, ...Array.from({ length: 300 }, () => hostile(dice))].map(
      (value, i): [string, unknown] => [
        `${hostileText(dice, 3).toWellFormed().replaceAll('\0', '')}${i}`,
        value,
      ],
    );
    await open(async (evaluate) => {
      const real = await evaluate(
        sizes,
        JSON.stringify(rules.refusesHalves ? items.map(([key, value]) => [key, stored(value)]) : items),
      );
      const counted = items.map(([key, value]) => ({
        value,
        ours: itemBytes(key, value),
        double: rules.count(key, stored(value)),
      }));
      const under = counted.flatMap((one, i) =>
        one.ours < (real[i] ?? NaN) ? [{ ...one, real: real[i] }] : [],
      );
      expect(under).toEqual([]);
      const unlike = counted.flatMap((one, i) => (one.double !== real[i] ? [{ ...one, real: real[i] }] : []));
      expect(unlike).toEqual([]);
    });
  });

  test(`fault 22, 23, 24: ${name} refuses what the double refuses`, async () => {
    const double = new Area(rules, () => 0);
    await open(async (evaluate) => {
      const answers: [string, string][] = [];
      const set = async (what: string, items: Record<string, unknown>) => {
        const said = await evaluate(trySet, items);
        const expected = await double.set(items).then(() => 'taken', kindOf);
        expect(`${what}: ${said === null ? 'taken' : kindOf(new Error(said))}`).toBe(`${what}: ${expected}`);
        answers.push([what, expected]);
      };
      await set('half a character', { half: '\ud800' });
      await set('8,192 bytes', { a: text(8_192 - 1) });
      await set('8,193 bytes', { a: text(8_193 - 1) });
      const almost = Object.fromEntries([...'abcdefghijkl'].map((key) => [key, text(8_192 - 1)]));
      await set('12 of 8,192 bytes', almost);
      const left = 102_400 - double.bytes() - rules.around - 1;
      await set('102,400 bytes', { m: text(left) });
      await set('102,401 bytes', { m: text(left + 1) });
      await evaluate(removeAll, ['half', ...'abcdefghijklm']);
      await double.remove(['half', ...'abcdefghijklm']);
      const many = Object.fromEntries(Array.from({ length: 512 }, (_, i) => [`n${i}`, 0]));
      await set('512 items', many);
      await set('513 items', { more: 0 });
      console.log(answers.map((one) => one.join(' ')).join(', '));
    });
  });
}

test('fault 25: Chromium refuses the 121st set() within a minute as the double does', async () => {
  const double = new Area(CHROMIUM, () => 0);
  await BROWSERS.Chromium?.open(async (evaluate) => {
    const said = await evaluate(setOften, 121);
    const expected: string[] = [];
    for (let i = 0; i < 121; i++) expected.push(await double.set({ a: i }).then(() => 'taken', kindOf));
    expect(said.map((one) => (one === null ? 'taken' : kindOf(new Error(one))))).toEqual(expected);
    expect(expected.filter((one) => one !== 'taken')).toEqual(['rate']);
  });
});

/** What Plumbline takes a refusal for. */
function kindOf(error: unknown): string {
  return isRate(error) ? 'rate' : isQuota(error) ? 'quota' : 'refused';
}

/** A text whose JSON has so many bytes. */
const text = (bytes: number) => 'x'.repeat(bytes - 2);

function hostile(dice: Dice): unknown {
  const short = () => hostileText(dice, 40);
  switch (dice(4)) {
    case 0:
      return { [short().toWellFormed()]: short(), other: [short(), dice(10 ** 12) / 7, -dice(2 ** 32)] };
    case 1:
      return [short(), dice(2 ** 33), null, { a: [short()] }];
    default:
      return short();
  }
}

function hostileText(dice: Dice, longest: number): string {
  return Array.from({ length: dice(longest) }, () => HOSTILE[dice(HOSTILE.length)]).join('');
}

/** As storage gives it back: whole characters only. */
function stored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/\\ud[89a-f][0-9a-f]{2}/g, '\ufffd'));
}

async function sizes(json: string): Promise<number[]> {
  const items: [string, unknown][] = JSON.parse(json);
  const { sync } = chrome.storage;
  await sync.set(Object.fromEntries(items));
  const found = await Promise.all(items.map(([key]) => sync.getBytesInUse(key)));
  await sync.remove(items.map(([key]) => key));
  return found;
}

/** What the browser says against it, null when it took it. */
function trySet(items: Record<string, unknown>): Promise<string | null> {
  return chrome.storage.sync.set(items).then(
    () => null,
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
  );
}

async function setOften(times: number): Promise<(string | null)[]> {
  const said: (string | null)[] = [];
  for (let i = 0; i < times; i++) said.push(await chrome.storage.sync.set({ a: i }).then(() => null, String));
  return said;
}

function removeAll(keys: string[]): Promise<void> {
  return chrome.storage.sync.remove(keys);
}
