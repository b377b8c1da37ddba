import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { pageScenes } from './pages/index.ts';
import { noticed, SABOTAGES, type Sabotage } from './sabotages.ts';
import { judgeJob, type Row } from './verdict.ts';

it.each(Object.entries(SABOTAGES))('%s still has something to spoil, and a scene that shows it', (_, one) => {
  const source = readFileSync(join(resolve(import.meta.dirname, '../..'), one.file), 'utf8');
  expect(one.spoil(source)).not.toBe(source);
  const scene = pageScenes.find(({ name }) => name === one.scene);
  expect(scene?.jobs.some(({ name }) => one.red.test(name))).toBe(true);
});

it('a row is red by a sabotage when it is over its budget, and much more than without it', () => {
  const sabotage: Sabotage = { file: '', spoil: (source) => source, scene: '', red: /bytes/ };
  const rowAt = (median: number, name = 'bytes'): Row => {
    const job = { id: 'a', row: 1, name, unit: 'kB', budget: { atMost: 10 } } as const;
    return judgeJob('issue', job, new Map([['ours', { median, least: median, most: median, count: 1 }]]));
  };
  const isNoticed = (spoiled: Row, sound: Row) => noticed(sabotage, [spoiled], [sound]).length > 0;
  expect(isNoticed(rowAt(80), rowAt(9))).toBe(true);
  expect(isNoticed(rowAt(80), rowAt(11))).toBe(true);
  expect(isNoticed(rowAt(12), rowAt(11))).toBe(false);
  expect(isNoticed(rowAt(9), rowAt(3))).toBe(false);
  expect(isNoticed(rowAt(80, 'heap'), rowAt(9, 'heap'))).toBe(false);
});
