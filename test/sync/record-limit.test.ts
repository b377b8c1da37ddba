import { describe, expect, it } from 'vitest';
import { NO_STAMP, nextStamp } from '../../lib/core/clock.ts';
import type { TableName } from '../../lib/core/edit.ts';
import { RULE_LIMIT, RULES_LIMIT } from '../../lib/core/schemas/parts.ts';
import type { Fields } from '../../lib/core/stamped.ts';
import { ITEM_LIMIT } from '../../lib/sync/mailbox.ts';
import { pack } from '../../lib/sync/pack.ts';
import { recordLimit, SETTINGS_LIMIT } from '../../lib/sync/record-limit.ts';
import { CHROMIUM } from './area.ts';

const STAMP = nextStamp(NO_STAMP, Date.UTC(2026, 10, 21), 'dev-0');
const fieldsOf = (row: Record<string, unknown>): Fields =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, [value, STAMP]]));

describe('recordLimit', () => {
  it('fault 22: refuses what no item can hold, with the limit, before it is written', () => {
    const title = '<😀'.repeat(200);
    expect(recordLimit('goals', 'a', fieldsOf({ title, rules: [] }))).toBeNull();
    const large = fieldsOf({ title: title.repeat(5), rules: [] });
    expect(recordLimit('goals', 'a', large)).toBe(
      'This goal takes 10,053 bytes, and at most 8,000 travel to your other devices. Shorten its texts or take some out.',
    );
    const rules = Array.from({ length: RULES_LIMIT }, () => 'x'.repeat(RULE_LIMIT));
    expect(recordLimit('goals', 'a', fieldsOf({ title: 'Long', rules }))).toMatch(/^This goal takes/);
    expect(recordLimit('focuses', '2026-W47', fieldsOf({ goal: 'a', stop: rules }))).toMatch(/^This focus/);
  });

  it('fault 22: what it lets pass fits an item of the browser', () => {
    const tables: TableName[] = ['goals', 'focuses', 'links', 'dispositions'];
    for (const table of tables)
      for (const unit of ['x', '<', '😀', '\u2028', '\n', 'é', '"'])
        for (const length of [100, 1_000, 1_300, 2_600, 4_000, 7_800]) {
          const fields = fieldsOf({ reason: unit.repeat(length) });
          const isRefused = recordLimit(table, 'a', fields) !== null;
          const { items } = pack('2026-W47', [{ table, id: 'a', fields }], Number.POSITIVE_INFINITY);
          const [[key, item] = ['', null]] = Object.entries(items);
          const bytes = CHROMIUM.count(key, item);
          expect(isRefused ? bytes > ITEM_LIMIT - 100 : bytes <= ITEM_LIMIT).toBe(true);
        }
  });

  it('lets settings be spread over several items, up to a limit of their own', () => {
    const scopes = (count: number) =>
      fieldsOf(
        Object.fromEntries(Array.from({ length: count }, (_, n) => [`scopes/${'x'.repeat(200)}${n}`, n])),
      );
    expect(recordLimit('settings', 'settings', scopes(100))).toBeNull();
    expect(recordLimit('settings', 'settings', scopes(300))).toMatch(
      `at most ${SETTINGS_LIMIT.toLocaleString('en')} travel`,
    );
    const kept = fieldsOf({ 'kept/notes': 'x'.repeat(9_000) });
    expect(recordLimit('settings', 'settings', kept)).toMatch(
      /^One entry of these settings takes 9,0\d\d bytes/,
    );
  });
});
