import type { SpaceAddress } from '../core/team/space.ts';
import { forgetLimit, keepLimit, limitOf } from '../platform/limits.ts';
import { readToken, refuseToken } from '../storage/tokens.ts';
import { type Folder, type GitHubFile, gitHubFile, listFolder } from './github-file.ts';
import type { Refusal } from './http.ts';
import { jiraProperty } from './jira-property.ts';
import { refusalWords } from './refusal-words.ts';
import type { Copy, Refused, SpaceRead, SpaceWrite } from './space.ts';

/** Any space, read and written with what this device has: its token, its session, and the limits it was given. */

/** `words` say to a person what it means and what to do; `until` (ISO 8601) when it is tried again at the earliest. */
export type Trouble = { why: Refusal; words: string; until?: string };

export type Read =
  | ({ is: 'read' } & Copy)
  | { is: 'same' }
  | { is: 'none' }
  | { is: 'trouble'; trouble: Trouble };
export type Written = { is: 'written'; version: string | null } | { is: 'trouble'; trouble: Trouble };

/** A space with a place of its own: the policy brings its document itself. */
export type Place = Exclude<SpaceAddress, { at: 'policy' }>;

/**
 * The document of a space, or that it is the same still, or why it cannot be read. Never rejects for what a server does.
 * @param etag of the copy that is here
 * @param readAt ISO 8601: when that copy was read, where there is one
 */
export function readFrom(address: Place, etag: string | null, readAt?: string): Promise<Read> {
  const asked = { writing: false, ...(readAt && { readAt }) };
  return asking(address, asked, (token) =>
    address.at === 'github' ? gitHubFile.read(address, etag, token) : jiraProperty.read(address, etag, token),
  );
}

/**
 * Writes a whole document in the place of the version that was read, or says why it was not written.
 * @param version as it was read; null where there was none
 * @param message what changed, in a line
 */
export function writeTo(
  address: Place,
  text: string,
  version: string | null,
  message: string,
): Promise<Written> {
  return asking(address, { writing: true }, (token) =>
    address.at === 'github'
      ? gitHubFile.write(address, text, version, message, token)
      : jiraProperty.write(address, text, version, message, token),
  );
}

/** The files of a folder in the repository of the address. */
export function listAt(address: GitHubFile, path: string) {
  return asking(address, { writing: false }, (token) => listFolder(address, path, token));
}

/** Asks nothing of a host before the time that it has named. */
async function asking<T extends SpaceRead | SpaceWrite | Folder>(
  address: Place,
  asked: { writing: boolean; readAt?: string },
  ask: (token: string | null) => Promise<T>,
): Promise<Exclude<T, Refused> | { is: 'trouble'; trouble: Trouble }> {
  const { host } = address;
  const { writing } = asked;
  const token = address.at === 'github' ? await readToken(host) : null;
  const troubleOf = (why: Refusal, until?: string) => {
    const words = refusalWords(why, { address, ...asked, hasToken: token !== null, ...(until && { until }) });
    return { is: 'trouble' as const, trouble: { why, words, ...(until && { until }) } };
  };
  if (writing && address.at === 'github' && !token) return troubleOf('signed-out');
  const closed = await limitOf(host);
  if (closed) return troubleOf('limited', closed);
  const answer = await ask(token);
  if (answer.is !== 'refused') {
    await forgetLimit(host);
    // The compiler does not narrow a type parameter: a refusal is told by its `is` alone, and this is none.
    return answer as Exclude<T, Refused>;
  }
  const { why, after } = answer;
  if (why === 'signed-out' && token) await refuseToken(host, token);
  return troubleOf(why, why === 'limited' ? await keepLimit(host, after) : undefined);
}
