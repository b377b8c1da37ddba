import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { shoot } from '../demo/shots.ts';

/** The demo without a display: each surface comes, lists with a mark in every row, and leaves its picture. */

test('the demo writes a picture of each surface', async ({ browserName: _ }, info) => {
  const dir = info.outputPath('shots');
  await shoot('light', dir);
  const names = readdirSync(dir).map((name) => name.replace('-light.png', ''));
  for (const name of [
    'github-list',
    'github-board',
    'jira-list',
    'jira-board',
    'card-focus',
    'popup',
    'options',
  ])
    expect(names).toContain(name);
  for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).size).toBeGreaterThan(5000);
});
