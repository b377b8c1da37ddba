import { beforeEach, describe, expect, it } from 'vitest';
import { type GitHubFile, gitHubFile, listFolder } from '../../lib/team/github-file.ts';
import { describeCaptures } from '../shared.ts';
import { type Server, startServer, violationsOf } from './server.ts';

const FILE: GitHubFile = {
  at: 'github',
  host: 'github.com',
  owner: 'acme',
  repo: 'shop',
  path: '.github/plumbline.json',
};
const ENTERPRISE: GitHubFile = { ...FILE, host: 'git.acme.test', branch: 'plan/w48' };
const TEXT = '{"format":"plumbline","version":1,"goals":[{"id":"a","title":"Käse zuerst"}]}';
const base64 = Buffer.from(TEXT)
  .toString('base64')
  .replace(/(.{20})/g, '$1\n');
const FOUND = { type: 'file', encoding: 'base64', content: base64, sha: 'abc', size: TEXT.length };
const json = (body: unknown, headers = {}) =>
  Response.json(body, { headers: { 'content-type': 'application/json', ...headers } });
let server: Server;

beforeEach(() => {
  server = startServer();
});

describe('gitHubFile', () => {
  it('reads a file with the version to write it by', async () => {
    server.answers(json(FOUND, { etag: '"e"' }));
    const copy = { is: 'read', text: TEXT, version: 'abc', etag: '"e"' };
    expect(await gitHubFile.read(FILE, null, null)).toEqual(copy);
    expect(server.asked[0]?.url.href).toBe(
      'https://api.github.com/repos/acme/shop/contents/.github%2Fplumbline.json',
    );
    expect(server.asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it('asks an Enterprise host for a branch, with the token of that host', async () => {
    server.answers(json(FOUND));
    await gitHubFile.read(ENTERPRISE, '"e"', 'secret');
    expect(server.asked[0]?.url.href).toBe(
      'https://git.acme.test/api/v3/repos/acme/shop/contents/.github%2Fplumbline.json?ref=plan%2Fw48',
    );
    expect(server.asked[0]?.headers).toMatchObject({
      authorization: 'Bearer secret',
      'if-none-match': '"e"',
    });
  });

  it('writes the whole text in place of the version that was read', async () => {
    server.answers(json({ content: { sha: 'def' } }));
    const written = await gitHubFile.write(ENTERPRISE, TEXT, 'abc', 'Focus of W48', 'secret');
    expect(written).toEqual({ is: 'written', version: 'def' });
    const { content, ...rest } = JSON.parse(server.asked[0]?.body ?? '');
    expect(Buffer.from(content, 'base64').toString()).toBe(TEXT);
    expect(rest).toEqual({ message: 'Focus of W48', sha: 'abc', branch: 'plan/w48' });
  });

  it.each([409, 422])('fault 51: says that someone else wrote, at %i', async (status) => {
    server.answers(() => new Response('{}', { status }));
    const written = await gitHubFile.write(FILE, TEXT, 'abc', 'Focus of W48', 'secret');
    expect(written).toEqual({ is: 'refused', why: 'changed' });
  });

  it('tells no file from a refusal', async () => {
    server.answers(() => new Response('{}', { status: 404 }));
    expect(await gitHubFile.read(FILE, null, null)).toEqual({ is: 'none' });
    server.answers(() => new Response('{}', { status: 401 }));
    expect(await gitHubFile.read(FILE, null, 'old')).toEqual({ is: 'refused', why: 'signed-out' });
  });

  it.each([
    ['a folder', [FOUND], 'broken'],
    ['a file over 1 MB, without content', { ...FOUND, encoding: 'none', content: '', size: 2e6 }, 'too-big'],
    ['bytes that are no text', { ...FOUND, content: Buffer.from([0xff, 0xfe]).toString('base64') }, 'broken'],
    ['no Base64', { ...FOUND, content: '§' }, 'broken'],
    ['a link', { ...FOUND, type: 'symlink' }, 'broken'],
    ['null', null, 'broken'],
  ])('fault 54: refuses %s', async (_, body, why) => {
    server.answers(json(body));
    expect(await gitHubFile.read(FILE, null, null)).toEqual({ is: 'refused', why });
  });

  it('lists the files of a folder that a document can be', async () => {
    const entry = { type: 'file', name: 'dana.json', sha: 's1', size: 100 };
    server.answers(
      json([entry, { ...entry, type: 'dir', name: 'old' }, { ...entry, name: 'big.json', size: 1e6 }]),
    );
    const files = [{ name: 'dana.json', sha: 's1' }];
    expect(await listFolder(FILE, '.github/plumbline', null)).toEqual({ is: 'listed', files });
  });
});

describeCaptures('the official contract of GitHub', () => {
  it('allows every request for a file', async () => {
    server.answers(json(FOUND));
    await gitHubFile.read(FILE, null, null);
    await gitHubFile.read(ENTERPRISE, '"e"', 'secret');
    await gitHubFile.write(FILE, TEXT, null, 'First plan', 'secret');
    await gitHubFile.write(ENTERPRISE, TEXT, 'abc', 'Focus of W48', 'secret');
    await listFolder(FILE, '.github/plumbline', 'secret');
    expect(server.asked).toHaveLength(5);
    expect(await violationsOf(server.asked, 'github')).toEqual([]);
  });
});
