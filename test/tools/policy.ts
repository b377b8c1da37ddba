import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ensureBrowser, findBrowser } from './browsers.ts';

/** What an administrator does: real policy files, which the browsers themselves read. */

/** Where Debian's Chromium reads policies; no switch names another place. */
const CHROMIUM = '/usr/bin/chromium';
const FOLDER = '/etc/chromium/policies/managed';

export type PolicyFile = { set(policy: object): void; remove(): void };

/** Why no policy can be set for Chromium here, or null. */
export function noChromiumPolicy(): string | null {
  const found = findBrowser('chromium');
  if (found !== CHROMIUM) return `${FOLDER} is for ${CHROMIUM}, and the Chromium here is ${found}`;
  try {
    accessSync(existing(FOLDER), constants.W_OK);
    return null;
  } catch {
    return `${FOLDER} may not be written here`;
  }
}

/** A policy for one extension, in a file of its own: browsers of other tests see it and have no such extension. */
export function chromiumPolicy(id: string): PolicyFile {
  const path = join(FOLDER, `plumbline-test-${id}.json`);
  const remove = () => rmSync(path, { force: true });
  process.once('exit', remove);
  return {
    remove,
    set: (policy) => {
      mkdirSync(FOLDER, { recursive: true });
      // Whole at once: the browser reads it as soon as the folder changes.
      writeFileSync(`${path}.new`, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }));
      renameSync(`${path}.new`, path);
    },
  };
}

/** An id that no other extension has, and the key in the manifest of which Chromium makes it. */
export function newIdentity(): { id: string; key: string } {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const hex = createHash('sha256').update(der).digest('hex').slice(0, 32);
  const id = hex.replace(/./g, (digit) =>
    String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)),
  );
  return { id, key: der.toString('base64') };
}

/** Why Firefox cannot be given a policy of its own here, or null. */
export function noFirefoxPolicy(): string | null {
  const found = findBrowser('firefox');
  if (found && existsSync(join(dirname(realpathSync(found)), 'libxul.so'))) return null;
  return `only a Firefox that lies in a folder of its own can be given a policy, and here it is ${found}`;
}

/**
 * A Firefox that has a policy of its own: the installed one by links, but for the program itself, as Firefox looks for
 * `distribution/policies.json` beside that.
 */
export function firefoxWithPolicy(): PolicyFile & { executable: string } {
  const program = realpathSync(ensureBrowser('firefox'));
  const copy = mkdtempSync(join(tmpdir(), 'plumbline-firefox-program-'));
  for (const name of readdirSync(dirname(program)).filter((name) => name !== 'distribution')) {
    const from = join(dirname(program), name);
    if (from === program) cpSync(from, join(copy, name));
    else symlinkSync(from, join(copy, name));
  }
  mkdirSync(join(copy, 'distribution'));
  const remove = () => rmSync(copy, { recursive: true, force: true });
  process.once('exit', remove);
  return {
    executable: join(copy, basename(program)),
    remove,
    set: (policy) => {
      const extensions = { 'plumbline@plumbline.example': policy };
      const policies = { '3rdparty': { Extensions: extensions } };
      writeFileSync(join(copy, 'distribution/policies.json'), JSON.stringify({ policies }));
    },
  };
}

/** The nearest folder above that is there. */
function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(dirname(folder));
}
