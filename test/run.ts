import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm test`: types, lint, unit tests, then the built extension in both browsers. Every step runs even after a failure,
 * so that one run shows everything; the last line counts all tests, and the exit code is 1 when anything failed.
 */

type Counts = { passed: number; failed: number; skipped: number };

const reports = mkdtempSync(join(tmpdir(), 'plumbline-reports-'));
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');
const total: Counts = { passed: 0, failed: 0, skipped: 0 };

step('browsers', ['node', 'test/tools/browsers.ts', 'chromium', 'firefox']);
step('build', ['npm', 'run', 'build']);
step('types', ['tsc', '--noEmit']);
step('lint', ['biome', 'check', '--error-on-warnings', '.']);
step(
  'unit',
  [
    'vitest',
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ],
  () => vitestCounts(vitestReport),
);
step('browsers end to end', ['playwright', 'test', '--config', 'test/e2e/playwright.config.ts'], () =>
  playwrightCounts(playwrightReport),
);

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);

/** Runs one step; a step without counts of its own counts as one test. */
function step(name: string, [command = '', ...args]: string[], counts?: () => Counts): void {
  console.log(`\n── ${name}: ${command} ${args.join(' ')}`);
  const started = Date.now();
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport };
  const ok = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
  const own = counts?.() ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  total.passed += own.passed;
  total.skipped += own.skipped;
  total.failed += ok ? own.failed : Math.max(1, own.failed);
  console.log(`── ${name}: ${ok ? 'ok' : 'FAILED'} after ${Math.round((Date.now() - started) / 1000)} s`);
}

function vitestCounts(file: string): Counts {
  const report: { numPassedTests: number; numFailedTests: number; numPendingTests: number } = read(file);
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
}

function playwrightCounts(file: string): Counts {
  const { stats }: { stats: { expected: number; unexpected: number; flaky: number; skipped: number } } =
    read(file);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

function read(file: string) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
