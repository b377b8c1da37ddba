import { getHttpOperationsFromSpec } from '@stoplight/prism-cli/dist/operations.js';
import { createLogger } from '@stoplight/prism-core';
import prism from '@stoplight/prism-http/dist/client.js';
import { SHARED_PAGES } from './shared-pages.ts';

/**
 * The official API contracts (../shared/pages, trimmed OpenAPI files) as a mock that checks every request: Prism, run
 * inside the test.
 */

export type Asked = { method: string; url: URL; headers: Record<string, string>; body: string };

/** `violations` is empty when the contract allows the request; `status` and `data` are an answer made by the contract. */
export type Judged = { violations: string[]; status: number; data: unknown };

export type Contract = (asked: Asked) => Promise<Judged>;

/** GitHub's REST API, at api.github.com and under `/api/v3` of an Enterprise host. */
export function gitHubContract(): Promise<Contract> {
  return contract('github/openapi-github.trimmed.json', 'https://api.github.com', /^\/api\/v3/);
}

/** Jira's platform API, version 3; version 2 of a Data Center has the same properties, and a context path before it. */
export function jiraContract(): Promise<Contract> {
  return contract(
    'jira/openapi-jira-platform.trimmed.json',
    'https://your-domain.atlassian.net',
    /^(\/[^/]+)?(?=\/rest\/)/,
  );
}

async function contract(spec: string, base: string, prefix: RegExp): Promise<Contract> {
  const client = prism.createClientFromOperations(
    await getHttpOperationsFromSpec(`${SHARED_PAGES}/${spec}`),
    {
      mock: { dynamic: false },
      validateRequest: true,
      validateResponse: true,
      checkSecurity: false,
      errors: false,
      upstreamProxy: undefined,
      isProxy: false,
      logger: createLogger('contract', { level: 'silent' }),
    },
  );
  return async ({ method, url, headers, body }) => {
    const path = url.pathname.replace(prefix, '').replace(/^\/rest\/api\/2\//, '/rest/api/3/');
    const json: unknown = body ? JSON.parse(body) : undefined;
    try {
      const request = { method: method.toLowerCase() as 'get', headers, body: json };
      // With a `mock` of its own: Prism keeps in it what the first request accepts, for all later ones.
      const answer = await client.request(`${base}${path}${url.search}`, request, {
        mock: { dynamic: false },
      });
      const found = answer.violations.input.map(
        ({ path: at = [], message }) => `${at.join('.')}: ${message}`,
      );
      return { violations: found, status: Number(answer.status), data: answer.data };
    } catch (error) {
      return { violations: [`${method} ${path}: ${String(error)}`], status: 404, data: null };
    }
  };
}
