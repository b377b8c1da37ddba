import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import type { Scene } from './job.ts';
import { readPeers } from './peers.ts';
import { chosen } from './scenes.ts';

describe('readArguments', () => {
  it('measures everything in seven rounds unless told otherwise', () => {
    expect(readArguments([])).toEqual({ only: [], rounds: 7, json: null, quick: false, peers: [] });
  });

  it('reads them all', () => {
    const args = ['--only', '10, triage', '--only=12', '--rounds', '9', '--json', 'out.json', '/a', '/b'];
    expect(readArguments(args)).toEqual({
      ...{ only: ['10', 'triage', '12'], rounds: 9, json: 'out.json', quick: false, peers: ['/a', '/b'] },
    });
  });

  it('takes fewer rounds when quick, if none are given', () => {
    expect(readArguments(['--quick']).rounds).toBe(3);
    expect(readArguments(['--quick', '--rounds', '5']).rounds).toBe(5);
  });

  it.each([[['--rounds', 'many']], [['--rounds', '0']], [['--rounds', '1.5']], [['--slowly']]])(
    'refuses %j',
    (args) => expect(() => readArguments(args)).toThrow(),
  );
});

describe('chosen', () => {
  const job = (row: number) => ({
    ...{ id: `j${row}`, row, name: `row ${row}`, unit: 'ms' as const, budget: { atMost: 1 } },
  });
  const scene = (name: string, ...rows: number[]): Scene => ({
    ...{ name, jobs: rows.map(job), open: () => Promise.reject(new Error('not opened here')) },
  });
  const scenes = [scene('issue', 2, 6), scene('list', 4, 6), scene('rules', 10)];
  const shown = (only: string[]) =>
    chosen(scenes, only).map(({ name, jobs }) => [name, jobs.map(({ row }) => row)]);

  it('finds scenes by name and jobs by row', () => {
    expect(shown([])).toHaveLength(3);
    expect(shown(['6'])).toEqual([
      ['issue', [6]],
      ['list', [6]],
    ]);
    expect(shown(['list', '10'])).toEqual([
      ['list', [4, 6]],
      ['rules', [10]],
    ]);
  });

  it('refuses what is neither, and says what there is', () => {
    expect(() => shown(['lists'])).toThrow(
      'Nothing is called lists: rows are 1 to 15, scenes issue, list, rules.',
    );
  });
});

describe('readPeers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-peers-'));
  const peer = (name: string, manifest?: string) => {
    const directory = join(folder, name);
    mkdirSync(directory);
    if (manifest !== undefined) writeFileSync(join(directory, 'manifest.json'), manifest);
    return directory;
  };

  it('names those that Chromium loads, and says why others are none', () => {
    const good = peer('good', '{"manifest_version":3,"name":"Refined GitHub","version":"26.1"}');
    const translated = peer('tr', '{"manifest_version":3,"name":"__MSG_name__","version":"1"}');
    const bad = [
      peer('empty'),
      peer('text', 'no JSON'),
      peer('list', 'null'),
      peer('old', '{"manifest_version":2,"name":"Old","version":"1"}'),
      join(folder, 'missing'),
    ];
    const { peers, problems } = readPeers([good, translated, ...bad]);
    expect(peers).toEqual([
      { name: 'Refined GitHub 26.1', directory: good },
      { name: 'tr 1', directory: translated },
    ]);
    expect(problems.map((text) => text.replace(/^\S+ is no extension that Chromium loads: /, ''))).toEqual([
      'it has no manifest.json to read. It is left out.',
      'its manifest.json is no JSON. It is left out.',
      'its manifest.json holds no object. It is left out.',
      'its manifest version is 2, not 3. It is left out.',
      'it has no manifest.json to read. It is left out.',
    ]);
  });
});
