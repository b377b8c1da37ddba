import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Peer } from './job.ts';

/** Each directory as a peer, or one line on why it is none. */
export function readPeers(directories: readonly string[]): { peers: Peer[]; problems: string[] } {
  const [peers, problems]: [Peer[], string[]] = [[], []];
  for (const directory of directories.map((one) => resolve(one))) {
    const found = manifestOf(directory);
    if ('why' in found)
      problems.push(`${directory} is no extension that Chromium loads: ${found.why}. It is left out.`);
    else peers.push({ name: nameOf(found.manifest, directory), directory });
  }
  return { peers, problems };
}

function manifestOf(directory: string): { manifest: object } | { why: string } {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null)
      return { why: 'its manifest.json holds no object' };
    const version: unknown = Reflect.get(manifest, 'manifest_version');
    return version === 3 ? { manifest } : { why: `its manifest version is ${version}, not 3` };
  } catch (error) {
    return {
      why: error instanceof SyntaxError ? 'its manifest.json is no JSON' : 'it has no manifest.json to read',
    };
  }
}

/** Its name and version; names like `__MSG_name__` stand for texts in other files. */
function nameOf(manifest: object, directory: string): string {
  const [name, version]: unknown[] = [Reflect.get(manifest, 'name'), Reflect.get(manifest, 'version')];
  const own = typeof name === 'string' && !name.startsWith('__MSG_') ? name : basename(directory);
  return `${own} ${version}`;
}
