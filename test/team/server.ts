import { afterEach, vi } from 'vitest';
import { type Asked, gitHubContract, jiraContract } from '../tools/contract.ts';

/** A tracker's API behind `fetch`, scripted by a test; every request is kept, and can be held against the contract. */

type Scripted = Response | Error | ((asked: Asked) => Response | Promise<Response>);
export type Server = {
  asked: Asked[];
  /** Answers in this order; the last one stays. */
  answers(...scripted: Scripted[]): void;
};

export function startServer(): Server {
  const server = { asked: [] as Asked[], script: [] as Scripted[] };
  vi.stubGlobal('fetch', async (input: Request) => {
    const request = input.clone();
    const asked: Asked = {
      method: request.method,
      url: new URL(request.url),
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
    };
    server.asked.push(asked);
    const next = server.script.length > 1 ? server.script.shift() : server.script[0];
    if (next instanceof Error) throw next;
    if (typeof next === 'function') return next(asked);
    if (!next) throw new TypeError('Failed to fetch');
    return next.clone();
  });
  afterEach(() => vi.unstubAllGlobals());
  return {
    asked: server.asked,
    answers(...scripted) {
      server.script = scripted;
    },
  };
}

/** What the official contracts say against the requests; nothing, when all is well. */
export async function violationsOf(asked: readonly Asked[], tracker: 'github' | 'jira'): Promise<string[]> {
  const judge = await (tracker === 'github' ? gitHubContract() : jiraContract());
  const judged = await Promise.all(asked.map(judge));
  return judged.flatMap(({ violations }) => violations);
}
