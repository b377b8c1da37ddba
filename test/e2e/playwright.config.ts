import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/** Few workers: each starts whole browsers. On two cores a third one gains nothing. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  workers: Math.max(2, Math.min(4, availableParallelism() - 1)),
  fullyParallel: false,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? '../../test-results/report.json' }],
  ],
});
