import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { resolve } from 'node:path';

export type Machine = { processor: string; memory: string; system: string; versions: Record<string, string> };

/** What was measured where. @param chromium path of the browser */
export function describeMachine(chromium: string): Machine {
  const [first, ...more] = cpus();
  const root = resolve(import.meta.dirname, '../..');
  return {
    processor: `${more.length + 1} x ${first?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${type()} ${release()}`,
    versions: {
      Chromium: said(chromium, ['--version']).replace(/^\D*/, '').split(' ')[0] ?? '',
      Node: process.versions.node,
      Plumbline:
        `${JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')).version} ${said('git', ['-C', root, 'rev-parse', '--short', 'HEAD'])}`.trim(),
    },
  };
}

function said(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    // Neither a copy without history nor a browser that names no version is a reason not to measure.
    return 'unknown';
  }
}
