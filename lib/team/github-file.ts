import * as z from 'zod/mini';
import { DOCUMENT_LIMIT } from '../core/team/limits.ts';
import type { SpaceAddress } from '../core/team/space.ts';
import { type Answer, request } from './http.ts';
import type { Refused, SpaceOf, SpaceRead } from './space.ts';

/**
 * A document as a file in a repository: https://docs.github.com/rest/repos/contents, API version 2022-11-28. An answer
 * "not modified" costs nothing of the hourly limit.
 */

export type GitHubFile = Extract<SpaceAddress, { at: 'github' }>;

/** Base64 of the largest document, and what GitHub says around it. */
const ANSWER_LIMIT = Math.ceil((DOCUMENT_LIMIT * 4) / 3) + 24_000;

const fileSchema = z.object({
  type: z.literal('file'),
  encoding: z.string(),
  content: z.string(),
  sha: z.string(),
  size: z.number(),
});
const writtenSchema = z.object({ content: z.object({ sha: z.string() }) });
const listSchema = z.array(
  z.object({ type: z.string(), name: z.string(), sha: z.string(), size: z.number() }),
);

export const gitHubFile: SpaceOf<GitHubFile> = {
  async read(address, etag, token) {
    const branch = address.branch ? `?ref=${encodeURIComponent(address.branch)}` : '';
    return readIn(
      await request({
        url: contentsOf(address) + branch,
        headers: headersFor(token),
        etag,
        limit: ANSWER_LIMIT,
      }),
    );
  },
  async write(address, text, version, message, token) {
    const { branch } = address;
    const answer = await request({
      url: contentsOf(address),
      method: 'put',
      headers: headersFor(token),
      json: { message, content: toBase64(text), ...(version && { sha: version }), ...(branch && { branch }) },
      limit: ANSWER_LIMIT,
    });
    if (!answer.ok) return { is: 'refused', why: answer.why, ...(answer.after && { after: answer.after }) };
    const { data } = writtenSchema.safeParse(answer.same ? null : answer.json);
    return data ? { is: 'written', version: data.content.sha } : { is: 'refused', why: 'broken' };
  },
};

/** A file of a folder; `sha` tells whether it changed. */
export type Listed = { name: string; sha: string };
export type Folder = { is: 'listed'; files: Listed[] } | { is: 'none' } | Refused;

/**
 * The files of a folder; GitHub lists 1,000 at most.
 * @param path of the folder, in the repository of the address
 */
export async function listFolder(address: GitHubFile, path: string, token: string | null): Promise<Folder> {
  const branch = address.branch ? `?ref=${encodeURIComponent(address.branch)}` : '';
  const url = contentsOf({ ...address, path }) + branch;
  // About 1 kB an entry.
  const answer = await request({ url, headers: headersFor(token), limit: 1_500_000 });
  if (!answer.ok) return refusedBy(answer);
  const { data } = listSchema.safeParse(answer.same ? null : answer.json);
  if (!data) return { is: 'refused', why: 'broken' };
  const files = data.filter(({ type, size }) => type === 'file' && size <= DOCUMENT_LIMIT);
  return { is: 'listed', files: files.map(({ name, sha }) => ({ name, sha })) };
}

function readIn(answer: Answer): SpaceRead {
  if (!answer.ok) return refusedBy(answer);
  if (answer.same) return { is: 'same' };
  const { data } = fileSchema.safeParse(answer.json);
  if (!data) return { is: 'refused', why: 'broken' };
  // Over 1 MB GitHub leaves the content out and says encoding "none".
  if (data.size > DOCUMENT_LIMIT) return { is: 'refused', why: 'too-big' };
  const text = data.encoding === 'base64' ? fromBase64(data.content) : null;
  if (text === null) return { is: 'refused', why: 'broken' };
  return { is: 'read', text, version: data.sha, etag: answer.etag };
}

function refusedBy({ why, after }: Extract<Answer, { ok: false }>): { is: 'none' } | Refused {
  return why === 'missing' ? { is: 'none' } : { is: 'refused', why, ...(after && { after }) };
}

/** Slashes are written as %2F: the contract has one part of an address for the whole path. */
function contentsOf({ host, owner, repo, path }: GitHubFile): string {
  const base = host === 'github.com' ? 'https://api.github.com' : `https://${host}/api/v3`;
  return `${base}/repos/${owner}/${repo}/contents/${encodeURIComponent(path)}`;
}

function headersFor(token: string | null): Record<string, string> {
  return {
    'x-github-api-version': '2022-11-28',
    ...(token && { authorization: `Bearer ${token}` }),
  };
}

function toBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

/** GitHub breaks the lines of its Base64. */
function fromBase64(content: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(content.replace(/\s/g, '')), (one) => one.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
