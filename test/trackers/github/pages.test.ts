// @vitest-environment jsdom
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'vitest';
import { check, compareFile, readPage } from '../../captures/github-reading.ts';

const FOLDER = resolve(import.meta.dirname, '../../pages/github');

/** Small pages of ours for what no capture holds; each with what a correct reader finds in it. */
describe('reduced pages of GitHub', () => {
  for (const name of globSync('*.expected.json', { cwd: FOLDER }).toSorted())
    it(name.replace('.expected.json', ''), async () => {
      const expected = check(readFileSync(resolve(FOLDER, name), 'utf8'));
      compareFile(expected, await readPage(readFileSync(resolve(FOLDER, expected.file), 'utf8'), expected));
    });
});
