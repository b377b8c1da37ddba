import { spaceName } from '../core/team/address.ts';
import {
  answered,
  MEMBERS,
  type MemberAnswer,
  type MemberFile,
  memberPath,
  readMember,
} from '../core/team/member.ts';
import { now } from '../platform/clock.ts';
import { ExpectedError } from '../platform/errors.ts';
import { changeSpace, readSpace, type StoredSpace } from '../storage/spaces.ts';
import { readToken } from '../storage/tokens.ts';
import type { GitHubFile, Listed } from './github-file.ts';
import { TRIES, waitMs } from './pace.ts';
import { placeOf } from './reading.ts';
import { listAt, readFrom, writeTo } from './transport.ts';
import { whoAmI } from './who.ts';

/**
 * The files of a space's members, in a repository. Each has one writer, so two people never write the same file; they do
 * write the same branch, and GitHub takes one write to a branch at a time.
 */

/** Files asked for at the same time. */
const AT_ONCE = 6;

/**
 * Reads the members' files that changed since the last time: one request for the folder, and one for each such file.
 * A file that cannot be read leaves the last good copy.
 * @throws ExpectedError when the folder cannot be read
 */
export async function readMembers(address: string): Promise<NonNullable<StoredSpace['members']>> {
  const { place, space } = await repositoryOf(address);
  const listed = await listAt(place, MEMBERS);
  if (listed.is === 'trouble') throw new ExpectedError('wrong-answer', listed.trouble.words);
  // No member has a file yet, or the folder is not shown any more: the last good copies stay.
  if (listed.is === 'none') {
    const { at } = now();
    await changeSpace(address, (known) => known && { ...known, membersReadAt: at });
    return space.members ?? {};
  }
  const files = listed.files.filter(({ name }) => name.endsWith('.json'));
  const known = space.memberVersions ?? {};
  const news = files.filter(({ name, sha }) => known[loginIn(name)] !== sha);
  const read: [Listed, MemberFile][] = [];
  for (let i = 0; i < news.length; i += AT_ONCE)
    read.push(...(await Promise.all(news.slice(i, i + AT_ONCE).map((file) => memberIn(place, file)))).flat());
  const there = new Set(files.map(({ name }) => loginIn(name)));
  const stays = <T>(all: Record<string, T> = {}) => Object.entries(all).filter(([login]) => there.has(login));
  const members = Object.fromEntries([
    ...stays(space.members),
    ...read.map(([{ name }, file]) => [loginIn(name), file] as const),
  ]);
  const memberVersions = Object.fromEntries([
    ...stays(known),
    ...read.map(([{ name, sha }]) => [loginIn(name), sha] as const),
  ]);
  const { at } = now();
  await changeSpace(address, (known) => known && { ...known, members, memberVersions, membersReadAt: at });
  return members;
}

/**
 * Puts an answer into one's own file and writes it.
 * @throws ExpectedError with what to do; nothing was changed then
 */
export async function answerAsMember(address: string, answer: MemberAnswer): Promise<void> {
  const { place } = await repositoryOf(address);
  const login = await ownLogin(place);
  const own: GitHubFile = { ...place, path: memberPath(login) };
  for (let tried = 1; tried <= TRIES; tried += 1) {
    const read = await readFrom(own, null);
    if (read.is === 'trouble') throw new ExpectedError('wrong-answer', read.trouble.words);
    const before = read.is === 'read' ? readMember(read.text, login) : null;
    if (before && 'error' in before) throw new ExpectedError('wrong-answer', before.error);
    const file = answered(before?.file ?? null, login, answer);
    const text = `${JSON.stringify(file, null, 2)}\n`;
    const version = read.is === 'read' ? read.version : null;
    const written = await writeTo(own, text, version, `Answer of ${login} (Plumbline)`);
    if (written.is === 'written') return keepOwn(address, login.toLowerCase(), file, written.version);
    if (written.trouble.why !== 'changed') throw new ExpectedError('wrong-answer', written.trouble.words);
    await new Promise((resolve) => setTimeout(resolve, waitMs(tried, Math.random())));
  }
  throw new ExpectedError(
    'wrong-answer',
    `Many people write to ${spaceName(address)} at this moment. Nothing was changed; try again in a minute.`,
  );
}

/** What was written needs no reading. */
async function keepOwn(
  address: string,
  login: string,
  file: MemberFile,
  version: string | null,
): Promise<void> {
  await changeSpace(
    address,
    (known) =>
      known && {
        ...known,
        login,
        members: { ...known.members, [login]: file },
        ...(version && { memberVersions: { ...known.memberVersions, [login]: version } }),
      },
  );
}

async function memberIn(place: GitHubFile, file: Listed): Promise<[Listed, MemberFile][]> {
  const read = await readFrom({ ...place, path: `${MEMBERS}/${file.name}` }, null);
  if (read.is !== 'read') return [];
  const member = readMember(read.text, loginIn(file.name));
  return 'file' in member ? [[file, member.file]] : [];
}

function loginIn(name: string): string {
  return name.replace(/\.json$/, '').toLowerCase();
}

async function repositoryOf(address: string): Promise<{ place: GitHubFile; space: StoredSpace }> {
  const place = placeOf(address);
  const space = await readSpace(address);
  if (place.at !== 'github' || space?.state !== 'joined')
    throw new ExpectedError(
      'refused',
      "Members' files are kept in a GitHub repository that you have joined.",
    );
  return { place, space };
}

async function ownLogin(place: GitHubFile): Promise<string> {
  const { host } = place;
  if (!(await readToken(host)))
    throw new ExpectedError('no-token', `No token for ${host} is stored. Add one in the options.`);
  const login = await whoAmI(place);
  if (login) return login;
  throw new ExpectedError(
    'signed-out',
    `GitHub does not say who the token for ${host} belongs to. Put a new one into the options.`,
  );
}
