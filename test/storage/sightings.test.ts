import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { sightingSchema } from '../../lib/core/schemas/sighting.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { openStore } from '../../lib/storage/db.ts';
import { rowsIn, textOf } from '../../lib/storage/pack-text.ts';
import { FORM } from '../../lib/storage/packs.ts';
import { readSighting, readSightings } from '../../lib/storage/read.ts';
import { saveSightings } from '../../lib/storage/sightings.ts';
import { hashOf } from '../../lib/sync/canonical.ts';
import { closeDatabase, freshDatabase, putRaw, rawRows } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const KEY = 'github:github.com/Acme/Shop#7';
const facts = (time: string, more: Partial<IssueFacts> = {}): IssueFacts => ({
  key: KEY,
  readAt: `2026-11-21T${time}Z`,
  source: 'page',
  ...more,
});
const kept = async () => (await readSightings()).map((sighting) => sighting.facts);

beforeEach(async () => {
  await freshDatabase();
  reportTo(async () => undefined);
});

describe('saveSightings', () => {
  it('keeps an issue once, whatever the case of its names', async () => {
    await saveSightings([facts('10:00:00'), { ...facts('10:01:00'), key: 'github:github.com/acme/shop#7' }]);
    expect(await readSightings()).toEqual([
      expect.objectContaining({
        key: 'github:github.com/acme/shop#7',
        container: 'github:github.com/acme/shop',
      }),
    ]);
  });

  it('fills what was unread, and an unread field takes nothing away', async () => {
    await saveSightings([facts('10:00:00', { labels: ['a'], milestone: null })]);
    await saveSightings([facts('11:00:00', { labels: ['b'], title: 'Later' })]);
    expect(await kept()).toEqual([facts('11:00:00', { labels: ['b'], milestone: null, title: 'Later' })]);
  });

  it('lets an older reading that arrives later only fill gaps', async () => {
    await saveSightings([facts('11:00:00', { labels: ['new'] })]);
    await saveSightings([facts('10:00:00', { labels: ['old'], type: 'Bug' })]);
    expect(await kept()).toEqual([facts('11:00:00', { labels: ['new'], type: 'Bug' })]);
  });

  it('does not keep what went wrong at a reading', async () => {
    await saveSightings([facts('10:00:00', { trouble: 'signed-out' })]);
    expect((await kept())[0]).not.toHaveProperty('trouble');
  });

  it('leaves a bad row as it is', async () => {
    const bad = { key: 'github:github.com/acme/shop#7', container: 5 };
    await putRaw('seen', { id: 'github:github.com/acme/shop 0', seal: 1, rows: JSON.stringify([bad]) });
    await saveSightings([facts('10:00:00'), { ...facts('10:00:00'), key: 'github:github.com/acme/shop#9' }]);
    const [pack] = await rawRows('seen');
    expect(rowsIn(Object(pack).rows, 'github:github.com/acme/shop')).toContainEqual(bad);
    expect((await readSightings()).map(({ key }) => key)).toEqual(['github:github.com/acme/shop#9']);
    // And again: a pack with a bad row in it has no seal.
    expect(await readSighting(KEY)).toBe(null);
    expect((await readSighting('github:github.com/acme/shop#9'))?.seenAt).toBeDefined();
  });
});

describe('packs', () => {
  const many = Array.from({ length: 300 }, (_, i) => ({
    ...facts('10:00:00', { title: `Title ${i} “é” 日本` }),
    key: `github:github.com/acme/shop#${i + 1}`,
  }));

  it('hold issues of neighbouring numbers, and give each one back', async () => {
    await saveSightings([...many, { ...facts('10:00:00'), key: 'jira:acme.atlassian.net/SHOP-9' }]);
    expect(await rawRows('seen')).toHaveLength(4);
    expect(await readSightings()).toHaveLength(301);
    for (const n of [1, 127, 128, 300])
      expect((await readSighting(`github:github.com/ACME/shop#${n}`))?.facts).toEqual(many[n - 1]);
    expect(await readSighting('github:github.com/acme/shop#301')).toBe(null);
  });

  it('are read again only where they were written to, also by someone else', async () => {
    await saveSightings(many);
    const before = await readSightings();
    const { db } = await openStore();
    const reading = vi.spyOn(db.table('seen'), 'bulkGet');
    expect((await readSightings())[5]).toBe(before[5]);
    expect(reading).not.toHaveBeenCalled();
    await saveSightings([
      { ...facts('11:00:00', { title: 'Later' }), key: 'github:github.com/acme/shop#200' },
    ]);
    expect((await readSightings()).map((one) => one.facts.title)).toContain('Later');
    await db.table('seen').delete('github:github.com/acme/shop 0');
    expect(await readSightings()).toHaveLength(300 - 127);
    vi.restoreAllMocks();
  });

  it('whose seal does not fit are looked at row by row', async () => {
    await saveSightings(many.slice(0, 3));
    const [pack] = await rawRows('seen');
    const [, second, third] = await readSightings();
    if (!second || !third) throw new Error('Two are missing.');
    const bad = { ...third, seenAt: 'today' };
    for (const rows of [
      JSON.stringify([{ key: KEY }, second, bad]),
      textOf('github:github.com/acme/shop', [second, bad], [{ key: KEY }]),
    ]) {
      await putRaw('seen', { ...Object(pack), rows });
      await closeDatabase();
      expect((await readSightings()).map(({ key }) => key)).toEqual(['github:github.com/acme/shop#2']);
    }
  });

  it.each(['[{"key":', '7', '{}', '{"forms":[{}],"rows":[1,1,0],"loose":[]}'])(
    'that cannot be read at all stay as they are, and the others are read: %s',
    async (rows) => {
      const broken = { id: 'github:github.com/acme/shop 0', seal: 0, rows };
      await putRaw('seen', broken);
      await saveSightings(many);
      expect(await rawRows('seen')).toContainEqual(broken);
      expect(await readSightings()).toHaveLength(300 - 127);
      expect(await readSighting(KEY)).toBe(null);
    },
  );

  it('have a form that is counted up when the schema begins to refuse what it let pass (packs.ts, FORM)', () => {
    const form = JSON.stringify(z.toJSONSchema(sightingSchema, { unrepresentable: 'any', io: 'input' }));
    expect([FORM, hashOf(form)]).toEqual([1, 1873961458]);
  });
});
