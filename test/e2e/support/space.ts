import { type Repository, repository } from '../../team/repository.ts';
import { type Contract, gitHubContract, jiraContract } from '../../tools/contract.ts';
import type { Answer, Site } from '../../tools/site.ts';
import { capturesAreHere } from './captures.ts';

/** The trackers' APIs at their real addresses, behind the official contracts, for spaces. */

export type Trackers = {
  repository: Repository;
  /** The property of the Jira project SHOP. */
  property: { value: unknown };
  /** Statuses that GitHub's API answers with instead, until null. */
  refuse: { status: number; headers?: Record<string, string> } | null;
  /** Requests to the APIs since the last time it was emptied: `GET 200 …`. */
  log: string[];
  /** What the contracts say against the requests; nothing, when all is well. */
  violations: string[];
};

/** GitHub lets any page and extension ask its API. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, PUT',
  'access-control-allow-headers': 'Authorization, Content-Type, If-None-Match, X-GitHub-Api-Version',
  'access-control-expose-headers': 'ETag, Retry-After, X-RateLimit-Remaining, X-RateLimit-Reset',
};

export async function trackerApis(site: Site): Promise<Trackers> {
  let answer: Parameters<Parameters<typeof repository>[0]['answers']>[0] | undefined;
  const made: Trackers = {
    repository: repository({
      asked: [],
      answers: (one) => {
        answer = one;
      },
    }),
    property: { value: undefined },
    refuse: null,
    log: [],
    violations: [],
  };
  const contracts = capturesAreHere ? { gitHub: await gitHubContract(), jira: await jiraContract() } : null;
  const held = async (contract: Contract | undefined, asked: Parameters<Contract>[0]) =>
    made.violations.push(...((await contract?.(asked))?.violations ?? []));
  site.handle(async (asked) => {
    const { method, url } = asked;
    if (url.host === 'api.github.com') {
      if (method === 'OPTIONS') return { status: 204, headers: CORS, body: '' };
      await held(contracts?.gitHub, asked);
      const given = made.refuse
        ? new Response('{}', made.refuse)
        : typeof answer === 'function'
          ? await answer(asked)
          : Response.error();
      made.log.push(`${method} ${given.status} ${decodeURIComponent(url.pathname)}`);
      return { ...(await plain(given)), headers: { ...Object.fromEntries(given.headers), ...CORS } };
    }
    if (!url.pathname.endsWith('/properties/plumbline')) return null;
    await held(contracts?.jira, asked);
    const isRead = method === 'GET';
    if (!isRead) made.property.value = JSON.parse(asked.body);
    const isThere = made.property.value !== undefined;
    made.log.push(`${method} ${isThere ? 200 : 404} ${url.pathname}`);
    const body = isRead && isThere ? JSON.stringify({ key: 'plumbline', value: made.property.value }) : '';
    return { status: isThere ? 200 : 404, headers: { 'content-type': 'application/json' }, body };
  });
  return made;
}

async function plain(response: Response): Promise<Answer> {
  return { status: response.status, body: await response.text() };
}
