import { createHash } from 'node:crypto';
import type { Asked } from '../tools/contract.ts';
import type { Server } from './server.ts';

/** A GitHub repository as its API shows it: files with versions, one write to a branch at a time. */
export type Repository = {
  files: Map<string, string>;
  /** Called before a write is looked at: someone else may be quicker. */
  beforeWrite: (() => void) | null;
  /** The login that the token belongs to. */
  login: string;
  answer(asked: Asked): Response;
};

export const shaOf = (text: string) => createHash('sha1').update(text).digest('hex');

export function repository(server: Server): Repository {
  const files = new Map<string, string>();
  const made: Repository = { files, beforeWrite: null, login: 'dana', answer };
  server.answers(answer);
  return made;

  function answer({ method, url, headers, body }: Asked): Response {
    if (url.pathname.endsWith('/user')) return Response.json({ login: made.login });
    const path = decodeURIComponent(/\/contents\/(.*)$/.exec(url.pathname)?.[1] ?? '');
    return method === 'PUT' ? write(path, body) : read(path, headers['if-none-match']);
  }

  function read(path: string, known: string | undefined): Response {
    const text = files.get(path);
    if (text === undefined) return folder(path);
    const etag = `"${shaOf(text)}"`;
    if (known === etag) return new Response(null, { status: 304 });
    const content = Buffer.from(text).toString('base64');
    const size = Buffer.byteLength(text);
    return Response.json(
      { type: 'file', encoding: 'base64', content, sha: shaOf(text), size },
      { headers: { etag } },
    );
  }

  function folder(path: string): Response {
    const inside = [...files].filter(([name]) => name.startsWith(`${path}/`));
    if (inside.length === 0) return Response.json({ message: 'Not Found' }, { status: 404 });
    return Response.json(
      inside.map(([name, text]) => ({
        type: 'file',
        name: name.slice(path.length + 1),
        sha: shaOf(text),
        size: Buffer.byteLength(text),
      })),
    );
  }

  function write(path: string, body: string): Response {
    made.beforeWrite?.();
    const { sha, content }: { sha?: string; content: string } = JSON.parse(body);
    const old = files.get(path);
    if (sha !== (old === undefined ? undefined : shaOf(old)))
      return Response.json({ message: 'sha does not match' }, { status: old === undefined ? 422 : 409 });
    const text = Buffer.from(content, 'base64').toString();
    files.set(path, text);
    return Response.json({ content: { sha: shaOf(text) } });
  }
}
